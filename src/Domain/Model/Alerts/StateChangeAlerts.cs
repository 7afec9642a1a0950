using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.Model.Alerts;

/// <summary>The rule that tells which change of a connection's state people hear of, and on what occasion.</summary>
public static class StateChangeAlerts
{
    /// <summary>Null where the change is nobody's business. Told before the new status is saved: see the remarks.</summary>
    /// <remarks>
    /// An occasion rests on the status that was found, which is the same for two sweeps that meet the trouble at once and
    /// for one that comes after a sweep that died before it had saved the new one.
    /// </remarks>
    public static (DeduplicationKey DeduplicationKey, Alert Alert)? Of(
        ConnectionSnapshot before,
        ConnectionStatus after,
        TimeSpan sweepInterval,
        DateTimeOffset now
    )
    {
        var known = Known(before, now);
        var isNew = before.Status.LastNotified is not null || after.State != known.State || after.Since != known.Since;
        return after.State switch
        {
            ConnectionState.Healthy => Recovered(before, known),
            ConnectionState.Retrying => Failing(before, after, now + sweepInterval),
            ConnectionState.SecretRefused when isNew || StopsRunning(before.Status, after) => Refused(
                before,
                after,
                now
            ),
            ConnectionState.SignInAgain when isNew => SignInAgain(before, after),
            ConnectionState.Misconfigured when isNew || IsOtherFinding(before.Status, after) => Misconfigured(
                before,
                after
            ),
            _ => null,
        };
    }

    /// <summary>
    /// An outage is nobody's business as long as the token in the store outlives the next sweep. From the second failure
    /// on, whose beginning is on record.
    /// </summary>
    private static (DeduplicationKey, Alert)? Failing(
        ConnectionSnapshot before,
        ConnectionStatus after,
        DateTimeOffset nextSweep
    ) =>
        before.Status.State == ConnectionState.Retrying && !(before.Token?.ExpiresAt > nextSweep)
            ? (
                DeduplicationKey.Of("refresh-failing", before.Connection.Name, before.Status.Since),
                ProblemAlerts.Of(before, after, AlertKind.RefreshFailing)
            )
            : null;

    /// <summary>The older secret that served in the place of the refused one is refused by now as well.</summary>
    private static bool StopsRunning(ConnectionStatus before, ConnectionStatus after) =>
        before.RunningOnVersion is not null && after.RunningOnVersion is null;

    /// <summary>
    /// A secret that was never proven is told of once, and once more when no older one serves in its place; one that had
    /// worked, once a day.
    /// </summary>
    private static (DeduplicationKey, Alert) Refused(ConnectionSnapshot before, ConnectionStatus after, DateTimeOffset now)
    {
        var version = before.Secret?.Newest;
        var wasProven = version is null || version == before.Secret?.Proven;
        return (
            wasProven
                ? DeduplicationKey.Of("secret-refused", ProblemAlerts.Place(before), now.UtcDateTime.Date)
                : DeduplicationKey.Of(
                    "secret-refused",
                    ProblemAlerts.Place(before),
                    version!,
                    after.RunningOnVersion is null ? "stops" : "runs"
                ),
            ProblemAlerts.Refused(before, after, version)
        );
    }

    /// <summary>
    /// What was found wrong: in full where we found it ourselves. What a provider says of it is no part of any key: a
    /// trace id in its error, another each time, would notify subscribers at each attempt.
    /// </summary>
    private static string FindingOf(ConnectionStatus status) =>
        status.IsLocalFinding ? status.Reason ?? "" : "refused by the provider";

    /// <summary>Something else that we found; whether two refusals of a provider differ cannot be known.</summary>
    private static bool IsOtherFinding(ConnectionStatus before, ConnectionStatus after) =>
        after.IsLocalFinding && after.Reason != before.Reason;

    private static (DeduplicationKey, Alert) SignInAgain(ConnectionSnapshot before, ConnectionStatus after) =>
        (
            DeduplicationKey.Of(
                nameof(AlertKind.SignInAgain),
                before.Connection.Name,
                before.Status.State,
                before.Status.Since
            ),
            ProblemAlerts.Of(before, after, AlertKind.SignInAgain)
        );

    private static (DeduplicationKey, Alert) Misconfigured(ConnectionSnapshot before, ConnectionStatus after) =>
        (
            DeduplicationKey.Of(
                nameof(AlertKind.Misconfigured),
                before.Connection.Name,
                before.Status.State,
                before.Status.Since,
                FindingOf(after)
            ),
            ProblemAlerts.Of(before, after, AlertKind.Misconfigured)
        );

    /// <summary>
    /// What subscribers were notified of. An outage that came in between is neither the end of the trouble before it nor
    /// its beginning, and by itself counts only where it lasted long enough to be notified.
    /// </summary>
    public static StateSince Known(ConnectionSnapshot before, DateTimeOffset now) =>
        before.Status switch
        {
            { LastNotified: { State: not ConnectionState.Healthy } notified } => notified,
            { LastNotified: null, Underlying: { } trouble } => trouble,
            { State: ConnectionState.Retrying } outage => new StateSince(
                IsNotified(outage, before.Token, now) ? ConnectionState.Retrying : ConnectionState.Healthy,
                outage.Since
            ),
            var status => status.LastNotified ?? status.Effective,
        };

    private static bool IsNotified(ConnectionStatus outage, StoredToken? token, DateTimeOffset now) =>
        outage.Failures > 1 && !(token?.ExpiresAt > now);

    private static (DeduplicationKey, Alert)? Recovered(ConnectionSnapshot before, StateSince known)
    {
        var (state, since) = known;
        var from = state switch
        {
            ConnectionState.SignInAgain => AlertKind.SignInAgain,
            ConnectionState.Misconfigured => AlertKind.Misconfigured,
            ConnectionState.SecretRefused => AlertKind.SecretRefused,
            ConnectionState.Retrying => AlertKind.RefreshFailing,
            _ => (AlertKind?)null,
        };
        // Of connections that share a secret one all-clear is enough, and the proof of a new secret is one.
        return from switch
        {
            null => null,
            AlertKind.SecretRefused when before.Secret is { AwaitsProof: true, Proven: not null } => null,
            AlertKind.SecretRefused when before.Secret?.Proven?.Number > before.Status.RunningOnVersion => null,
            AlertKind.SecretRefused => (
                DeduplicationKey.Of("recovered", ProblemAlerts.Place(before), since.UtcDateTime.Date),
                new Alert.Recovered(before.Connection.Name, from.Value, since)
            ),
            _ => (
                DeduplicationKey.Of("recovered", before.Connection.Name, since),
                new Alert.Recovered(before.Connection.Name, from.Value, since)
            ),
        };
    }
}
