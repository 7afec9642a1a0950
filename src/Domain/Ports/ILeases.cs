using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.Ports;

/// <summary>Where leases of refresh tokens are kept. A lease's name belongs to one attempt at one version of a token.</summary>
public interface ILeases
{
    /// <summary>True for exactly one caller; also where the answer to its own first call was lost.</summary>
    /// <exception cref="StoreException">It could not be written, or the result is not known.</exception>
    Task<bool> TryCreateAsync(TokenLease lease, CancellationToken cancellation);

    /// <summary>Null where there is none.</summary>
    /// <exception cref="StoreException">It could not be read.</exception>
    Task<StoredLease?> FindAsync(RefreshTokenVersion token, int attempt, CancellationToken cancellation);

    /// <summary>Stores, with the first attempt's lease, that this attempt and those before it are over.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    Task ReleaseAsync(TokenLease lease, CancellationToken cancellation);

    /// <summary>All of them; those that cannot be read are left out.</summary>
    /// <exception cref="StoreException">They could not be listed.</exception>
    Task<IReadOnlyList<StoredLease>> AllAsync(CancellationToken cancellation);

    /// <exception cref="StoreException">They could not be deleted.</exception>
    Task RemoveAsync(IReadOnlyCollection<StoredLease> leases, CancellationToken cancellation);
}
