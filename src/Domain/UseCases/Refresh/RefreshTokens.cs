using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Rotation;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// The use case of the schedule: refreshes whatever is due, the token that expires first before the others; a problem of one
/// connection fails no other. What there is no time for is left to the next run, which takes it first. Once an hour the
/// rotation check follows.
/// </summary>
public sealed class RefreshTokens(
    TakeSnapshot snapshot,
    RefreshRound round,
    PromoteSecrets promote,
    CheckRotations rotations,
    RefreshSettings settings
)
{
    /// <exception cref="StoreException">The definitions or the statuses could not be read: nothing was done.</exception>
    public async Task<RefreshReport> RunAsync(RefreshRequest request, CancellationToken cancellation)
    {
        var onDemand = request.Connections is not null;
        var time = TimeFor(request, onDemand);
        var clock = new RunClock(settings.Clock, settings.Random, time);
        var taken = await snapshot.TakeAsync(request.Connections, cancellation);
        var refreshing = onDemand ? clock : rotations.ReserveTime(clock, time);
        var report = await round.RunAsync(taken, onDemand, refreshing, cancellation);
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        await promote.RunAsync(report.Refreshed, taken.Catalogue, limit.Token);
        if (!onDemand)
        {
            await rotations.RunAsync(taken, clock, cancellation);
        }

        return report;
    }

    /// <summary>A scheduled run ends when the next one starts: both would do the same work.</summary>
    private TimeSpan TimeFor(RefreshRequest request, bool onDemand) =>
        onDemand || request.TimeLeft < settings.Timing.SweepInterval ? request.TimeLeft : settings.Timing.SweepInterval;
}
