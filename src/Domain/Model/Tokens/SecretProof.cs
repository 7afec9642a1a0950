using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>That a version of a client secret was seen to work for the first time.</summary>
/// <param name="Before">The version that was proven until then; null where this is the first ever used.</param>
public sealed record SecretProof(ParameterName Secret, CredentialVersion Version, CredentialVersion? Before)
{
    /// <summary>What a success with the newest version proves; null where that version is proven, or has no number.</summary>
    public static SecretProof? By(Readiness.Ready ready) =>
        ready.Request.Connection.Client.Secret is CredentialSource.InParameter { Name: var name }
        && ready.Request.Client.SecretVersion is { } newest
        && newest != ready.Proven?.Version
            ? new SecretProof(name, newest, ready.Proven?.Version)
            : null;
}
