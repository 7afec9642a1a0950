using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Refresh;

/// <summary>A refresh on demand, and its answer; several commands end with the refresh of one connection.</summary>
internal static class RefreshNow
{
    /// <summary>As long as an invocation of the functions may take.</summary>
    public static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(5);

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        Session session,
        ConnectionName name,
        bool asJson,
        CancellationToken cancellation
    ) => RunAsync(session, [name.Value], asJson, cancellation);

    /// <summary>The named connections, whatever their age; those that are due if null.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Session session,
        IReadOnlyList<string>? names,
        bool asJson,
        CancellationToken cancellation
    )
    {
        var request = new RefreshRequest(names, TimeLeft);
        var report = await session.Get<RefreshTokens>().RunAsync(request, cancellation);
        if (asJson)
        {
            JsonOutput.Write(session.Terminal, RefreshDocument.Of(report));
        }
        else
        {
            RefreshTable.Write(session.Terminal, report);
        }

        return report.Failed.Any() ? ExitCode.Trouble : ExitCode.Done;
    }
}
