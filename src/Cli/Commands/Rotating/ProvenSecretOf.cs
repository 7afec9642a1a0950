using Tokens.Cli.Failures;

namespace Tokens.Cli.Commands.Rotating;

/// <summary>The version to go back to.</summary>
internal static class ProvenSecretOf
{
    /// <exception cref="CommandException">There is none, or it is the newest.</exception>
    public static async Task<Secret> ReadAsync(Session session, ParameterName parameter, CancellationToken cancellation)
    {
        var proven = await session.Get<ICredentialStore>().ReadProvenAsync([parameter], cancellation);
        var versions = await session.Get<ISecretVersions>().ReadAsync([parameter], cancellation);
        return proven.GetValueOrDefault(parameter) switch
        {
            ProvenRead.Found when versions.GetValueOrDefault(parameter) is { AwaitsProof: false } => throw Refuse(
                $"the newest version of {parameter} is the proven one",
                "there is nothing to undo; tokens rotate without --undo takes a new secret"
            ),
            ProvenRead.Found { Secret.Value: { } value } => value,
            ProvenRead.Found { Secret.Read: CredentialRead.Unreadable unreadable } => throw new StoreException(
                unreadable.Reason
            ),
            ProvenRead.Unknown unknown => throw new StoreException(unknown.Reason),
            _ => throw Refuse(
                $"no version of {parameter} bears the label proven",
                "there is none to go back to; tokens rotate without --undo takes a secret"
            ),
        };
    }

    private static CommandException Refuse(string what, string hint) => new(what, hint, ExitCode.Usage);
}
