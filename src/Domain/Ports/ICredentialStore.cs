using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>Where the owners' credentials are kept.</summary>
public interface ICredentialStore
{
    /// <summary>One answer for each source; one that cannot be read harms no other.</summary>
    Task<IReadOnlyDictionary<CredentialSource, CredentialRead>> ReadAsync(
        IReadOnlyCollection<CredentialSource> sources,
        CancellationToken cancellation
    );

    /// <summary>The proven versions of client secrets, for those that have one or of which nobody can tell.</summary>
    Task<IReadOnlyDictionary<ParameterName, ProvenRead>> ReadProvenAsync(
        IReadOnlyCollection<ParameterName> secrets,
        CancellationToken cancellation
    );

    /// <summary>When each last changed, for those that exist and whose source tells; reads no value.</summary>
    Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangedAtAsync(
        IReadOnlyCollection<CredentialSource> sources,
        CancellationToken cancellation
    );

    /// <summary>
    /// Whether another version is stored in the place of this one; false where the source has no dates, or does not answer.
    /// </summary>
    async Task<bool> IsReplacedAsync(
        CredentialSource source,
        CredentialVersion version,
        CancellationToken cancellation
    ) =>
        (await ChangedAtAsync([source], cancellation)).TryGetValue(source, out var changedAt)
        && changedAt != version.ModifiedAt;

    /// <summary>The version before this one, as far as the store's history still has it.</summary>
    Task<CredentialRead> ReadBeforeAsync(ParameterName name, CredentialVersion version, CancellationToken cancellation);

    /// <summary>
    /// Puts a rotated refresh token in the place of the one that was used, under the key it had. Tries for as long as it
    /// is let, since this may be the only copy; and never again once the version that it replaces is the newest no more:
    /// then it is stored, and perhaps used and replaced in its turn.
    /// </summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    Task SaveRefreshTokenAsync(RefreshTokenVersion replaced, Secret refreshToken, CancellationToken cancellation);
}
