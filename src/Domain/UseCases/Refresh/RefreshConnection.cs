using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Refreshes one connection, where all that it takes was found.</summary>
public sealed class RefreshConnection(RefreshInTurn refresh, RecordStatus recordStatus)
{
    /// <exception cref="StoreException">Something could not be claimed or stored.</exception>
    public async Task<RefreshResult> RunAsync(
        ConnectionSnapshot snapshot,
        Readiness readiness,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        switch (readiness)
        {
            case Readiness.Ready ready:
                return await refresh.RunAsync(With(snapshot, ready), ready, clock, cancellation);
            case Readiness.Incomplete lacking:
                return await FailAsync(snapshot, lacking, clock, cancellation);
            case Readiness.Unreadable unreadable:
                return new RefreshResult.Failed(snapshot.Connection.Name.Value, unreadable.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Notifies of what an earlier run had no topic for, where this one makes no attempt.</summary>
    /// <exception cref="StoreException">It could not be remembered.</exception>
    public async Task NotifyAsync(ConnectionSnapshot snapshot, RunClock clock, CancellationToken cancellation)
    {
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        await recordStatus.NotifyAsync(snapshot, clock, limit.Token);
    }

    private static ConnectionSnapshot With(ConnectionSnapshot snapshot, Readiness.Ready ready) =>
        snapshot.SecretUse is { } use
            ? snapshot with
            {
                Secret = new SecretVersions(use.Name, ready.Request.Client.SecretVersion, ready.Proven?.Version),
            }
            : snapshot;

    private async Task<RefreshResult> FailAsync(
        ConnectionSnapshot snapshot,
        Readiness.Incomplete lacking,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        var unsent = new SecretTrial(new ExchangeOutcome.NotSent(lacking.Problem));
        var status = await recordStatus.RunAsync(snapshot, unsent, clock, limit.Token);
        return new RefreshResult.Failed(snapshot.Connection.Name.Value, status.Reason ?? "") { State = status.State };
    }
}
