using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>One attempt to refresh a connection: everything that its steps need.</summary>
/// <param name="Snapshot">The connection at the start of the run.</param>
/// <param name="Credentials">What is sent.</param>
/// <param name="Clock">How much time it has.</param>
public sealed record RefreshAttempt(ConnectionSnapshot Snapshot, Readiness.Ready Credentials, RunClock Clock)
{
    /// <summary>
    /// What has to be leased before the exchange; null where any number of processes may exchange at once. A lease costs a
    /// write, and writes are scarce.
    /// </summary>
    public RefreshTokenVersion? TokenToLease =>
        Snapshot.Connection.RefreshTokenRotates ? Credentials.RefreshToken : null;

    /// <summary>The versions of its client secret; null where it is kept elsewhere.</summary>
    public SecretVersions? Secret =>
        Snapshot.SecretUse is { } use ? new SecretVersions(use.Name, NewestSecret, Credentials.Proven?.Version) : null;

    /// <summary>Null where the secret is kept elsewhere.</summary>
    public CredentialVersion? NewestSecret => Credentials.Request.Client.SecretVersion;
}
