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
/// Finds, from the parameters themselves, what an event should have told: a reminder, a new version that nobody tried,
/// trouble that lasts, a notice that was claimed and never sent. Once an hour, since it reads what a refresh need not.
/// </summary>
public sealed class CheckRotations(
    ISecretVersions versions,
    Outbox outbox,
    TokenLeases turns,
    IRotationObserver observer,
    RefreshSettings settings
)
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(1);

    /// <summary>How late a sweep may come without an hour being left out; now and then an hour has two looks.</summary>
    public static TimeSpan Slack { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The first sweep in each hour, whatever becomes of the store meanwhile: nobody counts the sweeps.</summary>
    public static bool IsDue(DateTimeOffset now, TimeSpan sweepInterval) =>
        now.UtcTicks / Often.Ticks != (now - sweepInterval - Slack).UtcTicks / Often.Ticks;

    /// <summary>
    /// The refreshes' time in a run: less where the run owes the look, which a fleet near its limit would else never
    /// come to. A default account reads 24,000 parameters in the minute that is left at most.
    /// </summary>
    public RunClock LeaveTime(RunClock clock, TimeSpan run)
    {
        var look = run / 10 < LongestLook ? run / 10 : LongestLook;
        return IsDue(clock.StartedAt, settings.Policy.SweepInterval) ? clock.Leaving(look) : clock;
    }

    public async Task RunAsync(Snapshot snapshot, RunClock clock, CancellationToken cancellation)
    {
        var now = clock.StartedAt;
        if (!IsDue(now, settings.Policy.SweepInterval))
        {
            return;
        }

        if (clock.Now >= clock.Budget.LastStore)
        {
            observer.RotationCheckSkipped();
            return;
        }

        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        try
        {
            var uses = CredentialUse.Index(snapshot.Catalogue);
            var secrets = uses.Values.Where(use => use.Role == CredentialRole.ClientSecret).ToList();
            var known = await versions.ReadAsync([.. secrets.Select(use => use.Name)], limit.Token);
            await outbox.NotifyAsync([.. Alerts(snapshot, secrets, known, now)], limit.Token);
            await AnnounceAsync(secrets, known, now, limit.Token);
            await outbox.CleanUpAsync(limit.Token);
            await turns.CleanUpAsync(RefreshTokensOf(snapshot), clock.Now, limit.Token);
        }
        catch (StoreException failure)
        {
            observer.RotationCheckFailed(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            observer.RotationCheckFailed("the function's time was up; the next hour's sweep goes on");
        }
    }

    private static HashSet<ParameterName> RefreshTokensOf(Snapshot snapshot) =>
        [
            .. snapshot
                .Catalogue.Connections.Select(entry => entry.Connection.Credentials.RefreshToken)
                .OfType<ParameterName>(),
        ];

    private static IEnumerable<(DeduplicationKey, Alert)> Alerts(
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
        var ongoing = snapshot.Connections.Select(connection => ProblemAlerts.Effective(connection, now));
        var malformed = snapshot
            .Catalogue.Entries.OfType<ConnectionEntry.Malformed>()
            .Select(entry => RotationAlerts.OfMalformed(entry, now));
        foreach (var alert in reminders.Concat(dates).Concat(ongoing).Concat(malformed))
        {
            if (alert is { } due)
            {
                yield return due;
            }
        }
    }

    /// <summary>A version that nobody tried, long enough after it was written for its event to have come.</summary>
    private async Task AnnounceAsync(
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
