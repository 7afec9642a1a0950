using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.Ports;

/// <summary>
/// Who may exchange a refresh token's version. A claim is created and never created again: its name belongs to one
/// attempt at one version.
/// </summary>
public interface ILeases
{
    /// <summary>True for exactly one caller; also where the answer to its own first call was lost.</summary>
    /// <exception cref="StoreException">It could not be written, or nobody can tell.</exception>
    Task<bool> TryTakeAsync(TokenLease claim, CancellationToken cancellation);

    /// <summary>Null where there is none.</summary>
    /// <exception cref="StoreException">It could not be read.</exception>
    Task<StoredLease?> FindAsync(RefreshTokenVersion token, int attempt, CancellationToken cancellation);

    /// <summary>Remembers, in the first attempt's claim, that this one and those before it are over.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    Task FinishAsync(TokenLease claim, CancellationToken cancellation);

    /// <summary>All of them, for the sweep; those that cannot be read are left out.</summary>
    /// <exception cref="StoreException">They could not be listed.</exception>
    Task<IReadOnlyList<StoredLease>> AllAsync(CancellationToken cancellation);

    /// <summary>Forgets claims that nobody can ask for again.</summary>
    /// <exception cref="StoreException">They could not be deleted.</exception>
    Task RemoveAsync(IReadOnlyCollection<StoredLease> claims, CancellationToken cancellation);
}
