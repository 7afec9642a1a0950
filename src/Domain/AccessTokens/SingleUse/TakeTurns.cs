using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens.SingleUse;

/// <summary>
/// Sees to it that a refresh token's version is exchanged by one process at a time. A claim that is not finished holds
/// until its lease is over: its owner is at work, has spent the token, died, or does not know what became of it.
/// </summary>
public sealed class TakeTurns(IExchangeClaims claims)
{
    /// <summary>For the last call on the wire, and for clocks that differ.</summary>
    public static TimeSpan Slack { get; } = TimeSpan.FromMinutes(1);

    /// <summary>No attempt stores anything after its run's end.</summary>
    public static TimeSpan LeaseAt(DateTimeOffset now, TimeBudget budget) => budget.LastStore - now + Slack;

    /// <exception cref="StoreException">Nobody can tell: the token is not to be exchanged.</exception>
    public async Task<Turn> TakeAsync(RefreshTokenVersion token, RunClock clock, CancellationToken cancellation)
    {
        int? attempt = 1;
        while (attempt is { } next)
        {
            var claim = new ExchangeClaim(token, next, LeaseAt(clock.Now, clock.Budget));
            if (await claims.TryTakeAsync(claim, cancellation))
            {
                return new Turn.Ours(claim);
            }

            attempt = (await claims.FindAsync(token, next, cancellation))?.NextAttempt(clock.Now);
        }

        return new Turn.Theirs();
    }

    /// <summary>The token is unspent, and whoever wants it next need not wait for the lease to end.</summary>
    /// <exception cref="StoreException">That could not be said: the lease has to end.</exception>
    public Task FinishAsync(ExchangeClaim claim, CancellationToken cancellation) =>
        claims.FinishAsync(claim, cancellation);

    /// <summary>Forgets claims that nobody can ask for any more. For the sweep.</summary>
    /// <param name="inUse">The parameters in which refresh tokens are kept.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">They could not be read or deleted.</exception>
    public async Task TidyAsync(IReadOnlySet<ParameterName> inUse, DateTimeOffset now, CancellationToken cancellation)
    {
        var spent = SpentClaims.Among(await claims.AllAsync(cancellation), inUse, now);
        await claims.RemoveAsync(spent, cancellation);
    }
}
