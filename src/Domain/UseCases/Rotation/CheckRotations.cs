using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;
using Tokens.Domain.UseCases.Leases;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// The rotation check: finds, from the parameters themselves, what an event should have reported and did not: a due reminder,
/// a new version that was not verified, a problem that lasts, a notification that was never sent. Once an hour, since it
/// reads more than a refresh needs.
/// </summary>
public sealed class CheckRotations(
    ISecretVersions versions,
    Outbox outbox,
    TokenLeases leases,
    IRotationObserver observer,
    RefreshSettings settings
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestReserve = TimeSpan.FromMinutes(1);

    /// <summary>How late a scheduled run may start without an hour being left out; now and then an hour has two checks.</summary>
    public static TimeSpan Slack { get; } = TimeSpan.FromMinutes(1);

    /// <summary>In the first scheduled run of each hour, told from the clock alone.</summary>
    public static bool IsDue(DateTimeOffset now, TimeSpan sweepInterval) =>
        now.UtcTicks / Interval.Ticks != (now - sweepInterval - Slack).UtcTicks / Interval.Ticks;

    /// <summary>
    /// The refreshes' time in a run: less where the check is due, which a fleet near its limit would otherwise never
    /// reach. A default account reads 24,000 parameters in the minute that is reserved at most.
    /// </summary>
    public RunClock ReserveTime(RunClock clock, TimeSpan run)
    {
        var reserve = run / 10 < LongestReserve ? run / 10 : LongestReserve;
        return IsDue(clock.StartedAt, settings.Timing.SweepInterval) ? clock.Leaving(reserve) : clock;
    }

    public async Task RunAsync(Snapshot snapshot, RunClock clock, CancellationToken cancellation)
    {
        var now = clock.StartedAt;
        if (!IsDue(now, settings.Timing.SweepInterval))
        {
            return;
        }

        if (clock.Now >= clock.Budget.LastCheck)
        {
            observer.RotationCheckSkipped();
            return;
        }

        using var limit = clock.LimitTo(clock.Budget.LastCheck, cancellation);
        try
        {
            var uses = CredentialUse.Index(snapshot.Catalogue);
            var secrets = uses.Values.Where(use => use.Role == CredentialRole.ClientSecret).ToList();
            var known = await versions.ReadAsync([.. secrets.Select(use => use.Name)], limit.Token);
            await outbox.NotifyAsync([.. Alerts(snapshot, secrets, known, now)], limit.Token);
            await PublishUnverifiedAsync(secrets, known, now, limit.Token);
            await outbox.CleanUpAsync(limit.Token);
            await leases.CleanUpAsync(RefreshTokensOf(snapshot), clock.Now, limit.Token);
        }
        catch (StoreException failure)
        {
            observer.RotationCheckFailed(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            observer.RotationCheckFailed("the function's time was up; the next hour's check continues");
        }
    }

    private static HashSet<ParameterName> RefreshTokensOf(Snapshot snapshot) =>
        [.. snapshot.Catalogue.Connections.Select(entry => entry.Connection.RefreshToken).OfType<ParameterName>()];

    private static IEnumerable<DueAlert> Alerts(
        Snapshot snapshot,
        IEnumerable<CredentialUse> secrets,
        IReadOnlyDictionary<ParameterName, SecretVersions> known,
        DateTimeOffset now
    )
    {
        var reminders = secrets
            .Where(use => known.ContainsKey(use.Name))
            .Select(use => RotationAlerts.OfSecret(use, known[use.Name], now));
        var dates = ClientUse
            .All(snapshot.Catalogue)
            .Select(use => RotationAlerts.OfDatedSecret(use, now))
            .Concat(snapshot.Connections.Select(one => RotationAlerts.OfDatedRefreshToken(one.Connection, now)));
        var ongoing = snapshot.Connections.Select(connection =>
            ProblemAlerts.Escalation(connection, connection.Status, now)
        );
        var malformed = snapshot
            .Catalogue.Entries.OfType<ConnectionEntry.Malformed>()
            .Select(entry => RotationAlerts.OfMalformed(entry, now));
        return reminders.Concat(dates).Concat(ongoing).Concat(malformed).OfType<DueAlert>();
    }

    /// <summary>Versions that are not verified long enough after they were written for their event to have come.</summary>
    private async Task PublishUnverifiedAsync(
        IEnumerable<CredentialUse> secrets,
        IReadOnlyDictionary<ParameterName, SecretVersions> known,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        foreach (var use in secrets)
        {
            if (
                known.GetValueOrDefault(use.Name) is { AwaitsProof: true, Newest: { } newest }
                && PropagationDelay.Left(newest, now) is null
            )
            {
                var notification = new Notification.RotationCompleted(use.Name, newest, "sweep");
                await outbox.SendAsync(RotationKeys.Of(use.Name, newest), notification, cancellation);
            }
        }
    }
}
