using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.Model.Alerts;

/// <summary>Which change of a connection's state subscribers are notified of, and under which deduplication key.</summary>
/// <remarks>
/// <code>
///              fails, and the token expires before the next run
///   healthy ───────────────────────────────────────────────────▶ refresh-failing ─┐
///      │  ▲                                                                        │ works again: recovered
///      │  └────────────────────────────────────────────────────────────────────────┤
///      │ refused                                                                   │
///      └───────────▶ secret-refused, sign-in-again, misconfigured ─────────────────┘
///                     │       ▲
///                     └───────┘ while it lasts: again after 1, 3 and 7 days, then weekly (ProblemAlerts)
/// </code>
/// A key rests on the status that was found, not on the new one: two runs that meet a problem at once, or a run that
/// follows one that ended before it saved, make the same key.
/// </remarks>
public static class StateChangeAlerts
{
    /// <returns>Null where subscribers are not notified.</returns>
    public static DueAlert? Of(StatusChange change, TimeSpan sweepInterval, DateTimeOffset now)
    {
        var (before, after, _) = change;
        var known = Known(before, now);
        var isNew = before.Status.LastNotified is not null || after.State != known.State || after.Since != known.Since;
        return after.State switch
        {
            ConnectionState.Healthy => Recovered(change, known),
            ConnectionState.Retrying => Failing(change, now + sweepInterval),
            ConnectionState.SecretRefused when isNew || StopsWorking(change) => Refused(change, now),
            ConnectionState.SignInAgain when isNew => new DueAlert(
                DeduplicationKey.Of(
                    nameof(AlertKind.SignInAgain),
                    before.Connection.Name,
                    before.Status.State,
                    before.Status.Since
                ),
                ProblemAlerts.Of(before, after, AlertKind.SignInAgain)
            ),
            ConnectionState.Misconfigured when isNew || IsOtherFinding(change) => new DueAlert(
                DeduplicationKey.Of(
                    nameof(AlertKind.Misconfigured),
                    before.Connection.Name,
                    before.Status.State,
                    before.Status.Since,
                    FindingOf(after)
                ),
                ProblemAlerts.Of(before, after, AlertKind.Misconfigured)
            ),
            _ => null,
        };
    }

    /// <summary>
    /// What subscribers were notified of. An outage in between is neither the end of the problem before it nor its
    /// beginning, and counts by itself only where it lasted long enough to be notified.
    /// </summary>
    public static StateSince Known(ConnectionSnapshot before, DateTimeOffset now) =>
        before.Status switch
        {
            { LastNotified: { State: not ConnectionState.Healthy } notified } => notified,
            { LastNotified: null, Underlying: { } problem } => problem,
            { State: ConnectionState.Retrying } outage => new StateSince(
                IsNotified(outage, before.Token, now) ? ConnectionState.Retrying : ConnectionState.Healthy,
                outage.Since
            ),
            var status => status.LastNotified ?? status.Effective,
        };

    private static bool IsNotified(ConnectionStatus outage, StoredToken? token, DateTimeOffset now) =>
        outage.Failures > 1 && !(token?.ExpiresAt > now);

    /// <summary>
    /// An outage is notified only where the stored token expires before the next run, and from the second failure on,
    /// when its start is stored.
    /// </summary>
    private static DueAlert? Failing(StatusChange change, DateTimeOffset nextRun)
    {
        var (before, after, _) = change;
        return before.Status.State == ConnectionState.Retrying && !(before.Token?.ExpiresAt > nextRun)
            ? new DueAlert(
                DeduplicationKey.Of("refresh-failing", before.Connection.Name, before.Status.Since),
                ProblemAlerts.Of(before, after, AlertKind.RefreshFailing)
            )
            : null;
    }

    /// <summary>The older secret that served in place of the refused one is now refused as well.</summary>
    private static bool StopsWorking(StatusChange change) =>
        change.Before.Status.FallbackVersion is not null && change.After.FallbackVersion is null;

    /// <summary>
    /// A secret that was never verified is notified once, and once more when no older one serves in its place; one that had
    /// worked, once a day.
    /// </summary>
    private static DueAlert Refused(StatusChange change, DateTimeOffset now)
    {
        var (before, after, secret) = change;
        var version = secret?.Newest;
        var place = ProblemAlerts.Place(before);
        return new DueAlert(
            version is null || version == secret?.Proven
                ? DeduplicationKey.Of("secret-refused", place, now.UtcDateTime.Date)
                : DeduplicationKey.Of(
                    "secret-refused",
                    place,
                    version,
                    after.FallbackVersion is null ? "stops" : "runs"
                ),
            ProblemAlerts.Refused(before, after, version)
        );
    }

    /// <summary>
    /// A finding of our own in full. A provider's error text is not part of any key: a trace id in it, different each
    /// time, would notify subscribers at each attempt.
    /// </summary>
    private static string FindingOf(ConnectionStatus status) =>
        status.IsLocalFinding ? status.Reason ?? "" : "refused by the provider";

    /// <summary>Another finding of our own; whether two refusals of a provider differ cannot be known.</summary>
    private static bool IsOtherFinding(StatusChange change) =>
        change.After.IsLocalFinding && change.After.Reason != change.Before.Status.Reason;

    private static DueAlert? Recovered(StatusChange change, StateSince known)
    {
        var (before, _, secret) = change;
        AlertKind? from = known.State switch
        {
            ConnectionState.SignInAgain => AlertKind.SignInAgain,
            ConnectionState.Misconfigured => AlertKind.Misconfigured,
            ConnectionState.SecretRefused => AlertKind.SecretRefused,
            ConnectionState.Retrying => AlertKind.RefreshFailing,
            _ => null,
        };
        var isSecret = from == AlertKind.SecretRefused;
        // One notification is enough for all connections that share a secret, and its verification is one.
        var isVerified =
            secret is { AwaitsProof: true, Proven: not null } || secret?.Proven?.Number > before.Status.FallbackVersion;
        return from is null || (isSecret && isVerified)
            ? null
            : new DueAlert(
                isSecret
                    ? DeduplicationKey.Of("recovered", ProblemAlerts.Place(before), known.Since.UtcDateTime.Date)
                    : DeduplicationKey.Of("recovered", before.Connection.Name, known.Since),
                new Alert.Recovered(before.Connection.Name, from.Value, known.Since)
            );
    }
}
