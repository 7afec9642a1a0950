using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Leases;

/// <summary>
/// Lets one process at a time exchange a version of a single-use refresh token. An attempt's lease is a parameter that
/// only one process can create, under a name that is never used again.
/// </summary>
/// <remarks>
/// <code>
///            create attempt 1                 release (the token is unused)
///   free ───────────────────────▶ held by 1 ──────────────────────────────▶ released ─┐
///                                   │  │                                              │ create attempt 2
///          the token was exchanged  │  │  its time is over (the holder died, or does  ▼
///   used ◀──────────────────────────┘  └────────── not know what became of it) ──▶ held by 2 ──▶ …
/// </code>
/// A used token's lease is never released: the next version of the token has leases of its own. The first attempt's
/// parameter also says up to which attempt all are over, so that nobody has to read them one by one.
/// </remarks>
public sealed class TokenLeases(ILeases leases, IRefreshObserver observer)
{
    private const int First = 1;

    /// <summary>The lease; null where another process holds the token, or has used it.</summary>
    /// <exception cref="StoreException">It is not known who holds it: the token must not be exchanged.</exception>
    public async Task<TokenLease?> TryAcquireAsync(
        RefreshTokenVersion token,
        ConnectionName connection,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        for (int? attempt = First; attempt is { } next; attempt = await FreeAsync(token, clock, cancellation))
        {
            var lease = new TokenLease(token, next, TokenLease.LengthAt(clock.Now, clock.Budget));
            if (await leases.TryCreateAsync(lease, cancellation) && await ConfirmAsync(lease, connection, cancellation))
            {
                return lease;
            }
        }

        return null;
    }

    /// <summary>
    /// The next attempt that no process has made; null while the holder of the last one may still be working. Looked up
    /// rather than tried: the store takes far fewer writes than reads, and counts the writes that it refuses.
    /// </summary>
    private async Task<int?> FreeAsync(RefreshTokenVersion token, RunClock clock, CancellationToken cancellation)
    {
        var stored = await leases.FindAsync(token, First, cancellation);
        while (stored?.NextAttempt(clock.Now) is { } next)
        {
            stored = await leases.FindAsync(token, next, cancellation);
            if (stored is null)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>
    /// Only the first name stays as long as any process may ask for it. Another one may have been deleted, with its attempt
    /// over, between the lookup and the creation: that lease does not count.
    /// </summary>
    private async Task<bool> ConfirmAsync(TokenLease lease, ConnectionName connection, CancellationToken cancellation)
    {
        if (lease.Attempt == First)
        {
            return true;
        }

        var first = await leases.FindAsync(lease.Token, First, cancellation);
        if (first is null || first.Finished >= lease.Attempt)
        {
            return false;
        }

        // The attempts before are over, though their holders may not have said so: without this an outage's leases would
        // become a chain that every process has to follow and that cannot be deleted. Never less than was said before.
        var before = new TokenLease(lease.Token, lease.Attempt - 1, lease.Length);
        if (before.Attempt != first.Finished)
        {
            await ReleaseAsync(before, connection, cancellation);
        }

        return true;
    }

    /// <summary>
    /// The token is unused, and the next process need not wait for the lease to end. Where that cannot be stored, it has
    /// to: no reason to fail the connection.
    /// </summary>
    public async Task ReleaseAsync(TokenLease lease, ConnectionName connection, CancellationToken cancellation)
    {
        try
        {
            await leases.ReleaseAsync(lease, cancellation);
        }
        catch (StoreException failure)
        {
            observer.LeaseNotReleased(connection, failure.Message);
        }
    }

    /// <summary>Deletes leases that no process can ask for any more.</summary>
    /// <param name="inUse">The parameters that hold refresh tokens.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">They could not be read or deleted.</exception>
    public async Task CleanUpAsync(
        IReadOnlySet<ParameterName> inUse,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var expired = ExpiredLeases.Among(await leases.AllAsync(cancellation), inUse, now);
        await leases.RemoveAsync(expired, cancellation);
    }
}
