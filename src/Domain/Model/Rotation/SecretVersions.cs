using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>What is known of a client secret's versions.</summary>
/// <param name="Newest">Null where the parameter does not exist.</param>
/// <param name="Proven">The version that is known to work; null where none was ever used.</param>
public sealed record SecretVersions(ParameterName Name, CredentialVersion? Newest, CredentialVersion? Proven)
{
    /// <summary>Whether a version was written that nobody has tried with success.</summary>
    public bool AwaitsProof => Newest is not null && Newest != Proven;

    /// <summary>
    /// The version in force: the proven one, so that a new version that was refused does not make the secret look young.
    /// </summary>
    public CredentialVersion? InForce => Proven ?? Newest;

    /// <summary>
    /// What the secret's age counts from: the date that the client's definition gives, as long as no version in force is
    /// newer than that definition, else the version's own date; null where neither is known.
    /// </summary>
    public DateTimeOffset? IssuedAt(ClientUse owner) =>
        owner.Client.Rotation.SecretIssuedAt is { } given && !(InForce?.ModifiedAt > owner.ChangedAt)
            ? given
            : InForce?.ModifiedAt;
}
