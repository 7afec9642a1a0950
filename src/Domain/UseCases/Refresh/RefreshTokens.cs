using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Rotation;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// The use case of the schedule: whatever is due is refreshed, soonest expiry first, and one connection's trouble is its
/// own. What there is no time for is left to the next sweep, which takes it first. Then the sweep looks for what an
/// event should have told and did not.
/// </summary>
public sealed class RefreshTokens(
    TakeSnapshot snapshot,
    RefreshRound round,
    PromoteSecrets confirm,
    CheckRotations rotations,
    RefreshSettings settings
)
{
    /// <exception cref="StoreException">The catalogue or the statuses could not be read: nothing was done.</exception>
    public async Task<RefreshReport> RunAsync(RefreshRequest order, CancellationToken cancellation)
    {
        var onDemand = order.Connections is not null;
        var time = TimeFor(order, onDemand);
        var clock = new RunClock(settings.Clock, settings.Random, time);
        var taken = await snapshot.TakeAsync(order.Connections, cancellation);
        var refreshing = onDemand ? clock : rotations.LeaveTime(clock, time);
        var report = await round.RunAsync(taken, onDemand, refreshing, cancellation);
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        await confirm.RunAsync([report], taken.Catalogue, limit.Token);
        if (!onDemand)
        {
            await rotations.RunAsync(taken, clock, cancellation);
        }

        return report;
    }

    /// <summary>A sweep is over when the next one begins: both would do the same work.</summary>
    private TimeSpan TimeFor(RefreshRequest order, bool onDemand) =>
        onDemand || order.TimeLeft < settings.Policy.SweepInterval ? order.TimeLeft : settings.Policy.SweepInterval;
}
