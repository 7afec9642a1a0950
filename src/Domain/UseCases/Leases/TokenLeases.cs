using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Leases;

/// <summary>
/// Sees to it that a refresh token's version is exchanged by one process at a time. A claim that is not finished holds
/// until its lease is over: its owner is at work, has spent the token, died, or does not know what became of it.
/// </summary>
public sealed class TokenLeases(ILeases claims)
{
    private const int First = 1;

    /// <summary>For the last call on the wire, and for clocks that differ.</summary>
    public static TimeSpan Slack { get; } = TimeSpan.FromMinutes(1);

    /// <summary>No attempt stores anything after its run's end.</summary>
    public static TimeSpan LeaseAt(DateTimeOffset now, TimeBudget budget) => budget.LastStore - now + Slack;

    /// <exception cref="StoreException">Nobody can tell: the token is not to be exchanged.</exception>
    public async Task<LeaseResult> TakeAsync(RefreshTokenVersion token, RunClock clock, CancellationToken cancellation)
    {
        for (int? attempt = First; attempt is { } next; attempt = await FreeAsync(token, clock, cancellation))
        {
            var claim = new TokenLease(token, next, LeaseAt(clock.Now, clock.Budget));
            if (await claims.TryTakeAsync(claim, cancellation) && await ConfirmAsync(claim, cancellation) is { } ours)
            {
                return ours;
            }
        }

        return new LeaseResult.Theirs();
    }

    /// <summary>
    /// The attempt that nobody has made; null while the owner of the last one may be at it. Looked for rather than tried:
    /// the store takes far fewer writes than reads, and counts those that it refuses.
    /// </summary>
    private async Task<int?> FreeAsync(RefreshTokenVersion token, RunClock clock, CancellationToken cancellation)
    {
        var stored = await claims.FindAsync(token, First, cancellation);
        while (stored?.NextAttempt(clock.Now) is { } next)
        {
            stored = await claims.FindAsync(token, next, cancellation);
            if (stored is null)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>
    /// Only the first name is there for as long as anybody may ask for it. Any other may have been free again, of an
    /// attempt that was over and forgotten since we looked: that is nobody's turn.
    /// </summary>
    private async Task<LeaseResult.Ours?> ConfirmAsync(TokenLease claim, CancellationToken cancellation)
    {
        if (claim.Attempt == First)
        {
            return new LeaseResult.Ours(claim);
        }

        return await claims.FindAsync(claim.Token, First, cancellation) is { } first && first.Finished < claim.Attempt
            ? new LeaseResult.Ours(claim, await EndThoseBeforeAsync(claim, first.Finished, cancellation))
            : null;
    }

    /// <summary>
    /// Those before are over for certain, though nobody may have said so: else an outage's claims became a chain that
    /// everybody has to follow and nobody may delete. Never less than was said before.
    /// </summary>
    /// <returns>Null where it is said; else why it could not be. It is no reason to leave the token alone.</returns>
    private async Task<string?> EndThoseBeforeAsync(TokenLease claim, int said, CancellationToken cancellation)
    {
        var before = claim with { Attempt = claim.Attempt - 1 };
        if (before.Attempt == said)
        {
            return null;
        }

        try
        {
            await claims.FinishAsync(before, cancellation);
            return null;
        }
        catch (StoreException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>The token is unspent, and whoever wants it next need not wait for the lease to end.</summary>
    /// <exception cref="StoreException">That could not be said: the lease has to end.</exception>
    public Task FinishAsync(TokenLease claim, CancellationToken cancellation) =>
        claims.FinishAsync(claim, cancellation);

    /// <summary>Forgets claims that nobody can ask for any more. For the sweep.</summary>
    /// <param name="inUse">The parameters in which refresh tokens are kept.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">They could not be read or deleted.</exception>
    public async Task CleanUpAsync(IReadOnlySet<ParameterName> inUse, DateTimeOffset now, CancellationToken cancellation)
    {
        var used = ExpiredLeases.Among(await claims.AllAsync(cancellation), inUse, now);
        await claims.RemoveAsync(used, cancellation);
    }
}
