using Tokens.Cli.Commands.Status;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Rotate;

/// <summary>The answer of <c>rotate</c>: the state of the secret and of the connections that use it.</summary>
internal static class RotationAnswer
{
    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(
        Session session,
        ParameterName parameter,
        IReadOnlyList<string> users,
        bool asJson,
        CancellationToken cancellation
    )
    {
        var versions = await session.Get<ISecretVersions>().ReadAsync([parameter], cancellation);
        var known = versions.GetValueOrDefault(parameter) ?? new SecretVersions(parameter, null, null);
        var overview = await session.Get<DescribeConnections>().RunAsync(users, cancellation);
        if (asJson)
        {
            JsonOutput.Write(
                session.Terminal,
                new RotationDocument(
                    parameter.Value,
                    known.Newest?.Number,
                    !known.AwaitsProof,
                    [.. overview.Select(one => new UserDocument(one.Name, StateLabel.Of(one)))]
                )
            );
        }
        else
        {
            Show(session, known, overview);
        }

        return known.AwaitsProof || overview.Any(one => one.NeedsAction) ? ExitCode.Trouble : ExitCode.Done;
    }

    private static void Show(Session session, SecretVersions known, IReadOnlyList<ConnectionDescription> overview)
    {
        var terminal = session.Terminal;
        var proven = known.AwaitsProof
            ? new Cell("is stored and not proven yet; the next run tries it", Style.Warning)
            : new Cell("works and is proven", Style.Good);
        terminal.Line($"version {known.Newest?.Number} of {known.Name} ", proven);
        StatusTable.Write(terminal, overview, session.Get<TimeProvider>().GetUtcNow());
    }
}

/// <summary>The answer of <c>rotate --json</c>.</summary>
internal sealed record RotationDocument(
    string Parameter,
    long? Version,
    bool Proven,
    IReadOnlyList<UserDocument> Connections
);

internal sealed record UserDocument(string Name, string State);
