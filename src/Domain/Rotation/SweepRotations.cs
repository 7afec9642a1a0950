using Tokens.Domain.AccessTokens;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Alerts;
using Tokens.Domain.Clients;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Domain.Rotation;

/// <summary>
/// Finds, from the parameters themselves, what an event should have told: a reminder, a new version that nobody tried,
/// trouble that lasts, a notice that was claimed and never sent. Once an hour, since it reads what a refresh need not.
/// </summary>
public sealed class SweepRotations(
    ISecretVersions versions,
    Outbox outbox,
    TakeTurns turns,
    IRotationJournal journal,
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

    public async Task RunAsync(Survey survey, RunClock clock, CancellationToken cancellation)
    {
        var now = clock.StartedAt;
        if (!IsDue(now, settings.Policy.SweepInterval))
        {
            return;
        }

        if (clock.Now >= clock.Budget.LastStore)
        {
            journal.SweepLeftOut();
            return;
        }

        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        try
        {
            var uses = CredentialUse.Index(survey.Catalogue);
            var secrets = uses.Values.Where(use => use.Role == CredentialRole.ClientSecret).ToList();
            var known = await versions.ReadAsync([.. secrets.Select(use => use.Name)], limit.Token);
            await outbox.TellAsync([.. Alerts(survey, secrets, known, now)], limit.Token);
            await AnnounceAsync(secrets, known, now, limit.Token);
            await outbox.TidyAsync(limit.Token);
            await turns.TidyAsync(RefreshTokensOf(survey), clock.Now, limit.Token);
        }
        catch (StoreException failure)
        {
            journal.SweepFailed(failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            journal.SweepFailed("the function's time was up; the next hour's sweep goes on");
        }
    }

    private static HashSet<ParameterName> RefreshTokensOf(Survey survey) =>
        [
            .. survey
                .Catalogue.Connections.Select(entry => entry.Connection.Credentials.RefreshToken)
                .OfType<ParameterName>(),
        ];

    private static IEnumerable<(Occasion, Alert)> Alerts(
        Survey survey,
        IEnumerable<CredentialUse> secrets,
        IReadOnlyDictionary<ParameterName, SecretVersions> known,
        DateTimeOffset now
    )
    {
        var reminders = secrets
            .Where(use => known.ContainsKey(use.Name))
            .Select(use => SweepAlerts.OfSecret(use, known[use.Name], now));
        var dates = ClientUse
            .All(survey.Catalogue)
            .Select(use => SweepAlerts.OfDatedSecret(use, now))
            .Concat(survey.Connections.Select(one => SweepAlerts.OfDatedRefreshToken(one.Connection, now)));
        var lasting = survey.Connections.Select(connection => TroubleAlerts.Lasting(connection, now));
        var malformed = survey
            .Catalogue.Entries.OfType<CatalogueEntry.Malformed>()
            .Select(entry => SweepAlerts.OfMalformed(entry, now));
        foreach (var alert in reminders.Concat(dates).Concat(lasting).Concat(malformed))
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
                && Settling.Left(newest, now) is null
            )
            {
                var notice = new Notice.RotationCompleted(use.Name, newest, "sweep");
                await outbox.SendAsync(RotationOccasion.Of(use.Name, newest), notice, cancellation);
            }
        }
    }
}
