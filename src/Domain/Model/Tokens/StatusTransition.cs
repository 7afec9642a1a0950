using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>How the outcome of an attempt changes a connection's status.</summary>
public static class StatusTransition
{
    /// <summary>
    /// A refusal is tried again after this long, since what fixes it may not be visible here. From the start of the run:
    /// counted from the answer, the scheduled run an hour later would come a moment too early.
    /// </summary>
    public static TimeSpan RetryRefusalAfter { get; } = TimeSpan.FromHours(1);

    /// <param name="snapshot">What was known before the attempt.</param>
    /// <param name="result">What the attempt achieved.</param>
    /// <param name="time">When.</param>
    /// <param name="jitter">Drawn from [0, 1).</param>
    public static ConnectionStatus After(
        ConnectionSnapshot snapshot,
        ExchangeResult.Completed result,
        AttemptTime time,
        double jitter
    ) =>
        result.Outcome switch
        {
            // A used token stays used, whatever else went wrong.
            not (ExchangeOutcome.Refreshed or ExchangeOutcome.SignInAgain { Used: not null })
                when snapshot.HasUsedToken => snapshot.Status,
            ExchangeOutcome.Refreshed done when result.Fallback is { Refusal: not null } fallback => OnFallback(
                snapshot,
                fallback,
                done.Token.Lifetime,
                time.Began
            ),
            ExchangeOutcome.Refreshed done => Healthy(snapshot, done.Token.Lifetime, time.Began),
            ExchangeOutcome.RetryLater later => Retrying(snapshot.Status, later, time, jitter),
            ExchangeOutcome.SignInAgain { Used: { } used } lost => Used(snapshot, used, lost.Reason, time.Began),
            ExchangeOutcome.SignInAgain again => Failing(
                snapshot,
                ConnectionState.SignInAgain,
                again.Reason,
                time.Began
            ),
            ExchangeOutcome.SecretRefused refused => Refused(
                snapshot,
                ConnectionState.SecretRefused,
                refused.Reason,
                time.Began
            ),
            ExchangeOutcome.Misconfigured wrong => Refused(
                snapshot,
                ConnectionState.Misconfigured,
                wrong.Reason,
                time.Began
            ),
            ExchangeOutcome.NotSent unsent => NotSent(snapshot, unsent.Reason, time.Began),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ConnectionStatus Refused(
        ConnectionSnapshot snapshot,
        ConnectionState state,
        string reason,
        DateTimeOffset now
    ) => Failing(snapshot, state, reason, now) with { RetryAt = now + RetryRefusalAfter };

    private static ConnectionStatus Healthy(ConnectionSnapshot snapshot, TimeSpan? told, DateTimeOffset now)
    {
        var lifetime = TokenLifetime.Shortest(snapshot.Status.Lifetime, told, snapshot.Connection.AccessTokenLifetime);
        return snapshot.Status.State == ConnectionState.Healthy
            ? snapshot.Status with
            {
                Lifetime = lifetime,
                Since =
                    snapshot.Status == ConnectionStatus.Unknown && lifetime is not null ? now : snapshot.Status.Since,
            }
            : new ConnectionStatus(ConnectionState.Healthy, now) { Lifetime = lifetime };
    }

    /// <summary>The access token is fresh, the newest secret refused: it is sent again when it changes, and every hour.</summary>
    private static ConnectionStatus OnFallback(
        ConnectionSnapshot snapshot,
        SecretFallback fallback,
        TimeSpan? lifetime,
        DateTimeOffset now
    )
    {
        var failing = Failing(snapshot, ConnectionState.SecretRefused, fallback.Refusal!, now);
        var ongoing = failing.Since == snapshot.Status.Since && now < snapshot.Status.RetryAt;
        return failing with
        {
            Failures = ongoing ? snapshot.Status.Failures : failing.Failures,
            RetryAt = ongoing ? snapshot.Status.RetryAt : now + RetryRefusalAfter,
            Lifetime = TokenLifetime.Shortest(
                snapshot.Status.Lifetime,
                lifetime,
                snapshot.Connection.AccessTokenLifetime
            ),
            FallbackVersion = fallback.Version.Number,
        };
    }

    /// <summary>
    /// A token that was stored after the run had begun must not count as changed since: it is the one that is used.
    /// </summary>
    private static ConnectionStatus Used(
        ConnectionSnapshot snapshot,
        CredentialVersion used,
        string reason,
        DateTimeOffset now
    )
    {
        var failing = Failing(snapshot, ConnectionState.SignInAgain, reason, now);
        return failing with
        {
            Since = failing.Since > used.ModifiedAt ? failing.Since : used.ModifiedAt,
            HasUsedToken = true,
        };
    }

    private static ConnectionStatus Retrying(
        ConnectionStatus before,
        ExchangeOutcome.RetryLater later,
        AttemptTime time,
        double jitter
    )
    {
        var ongoing = before.State == ConnectionState.Retrying;
        var failures = ongoing ? OneMore(before.Failures) : 1;
        return before with
        {
            State = ConnectionState.Retrying,
            Since = ongoing ? before.Since : time.Began,
            Reason = later.Reason,
            Failures = failures,
            RetryAt = time.Ended + Backoff.After(failures, later.After, jitter),
            HasUsedToken = false,
            Underlying = before.Effective.State is ConnectionState.Healthy or ConnectionState.Retrying
                ? null
                : before.Effective,
        };
    }

    private static ConnectionStatus Failing(
        ConnectionSnapshot snapshot,
        ConnectionState state,
        string reason,
        DateTimeOffset now
    )
    {
        var before = snapshot.Status;
        // What was changed in between is refused as well: from now on only a later change is a reason to try again.
        // An outage in between changes nothing about that.
        var ongoing = before.Effective.State == state && snapshot.ChangedAt <= before.Effective.Since;
        return before with
        {
            State = state,
            Since = ongoing ? before.Effective.Since : now,
            Reason = reason,
            Failures = before.State == state ? OneMore(before.Failures) : 1,
            RetryAt = null,
            HasUsedToken = false,
            Underlying = null,
            FallbackVersion = null,
        };
    }

    /// <summary>Anybody may have written the stored count; one below zero could not be read again.</summary>
    private static int OneMore(int failures) => failures < int.MaxValue ? failures + 1 : failures;

    /// <summary>Checked in each run without a request, so a repetition is not worth a write.</summary>
    private static ConnectionStatus NotSent(ConnectionSnapshot snapshot, string reason, DateTimeOffset now) =>
        snapshot.Status is { IsLocalFinding: true } before && before.Reason == reason
            ? before
            : Failing(snapshot, ConnectionState.Misconfigured, reason, now);
}
