using Tokens.Domain.Credentials;

namespace Tokens.Domain.AccessTokens;

/// <summary>The rule by which an outcome changes what is remembered of a connection.</summary>
public static class NextStatus
{
    /// <summary>
    /// A refusal is asked about again after this long, since what mends it may be out of our sight. From the run's beginning
    /// on: counted from the answer, the sweep an hour later would come a moment too early.
    /// </summary>
    public static TimeSpan AskAgain { get; } = TimeSpan.FromHours(1);

    /// <param name="survey">What was known before the attempt.</param>
    /// <param name="trial">What came of it.</param>
    /// <param name="time">When.</param>
    /// <param name="jitter">Drawn from [0, 1).</param>
    public static ConnectionStatus After(ConnectionSurvey survey, SecretTrial trial, AttemptTime time, double jitter) =>
        trial.Outcome switch
        {
            // What is known of the token in the store goes on being true, whatever else went wrong.
            not (ExchangeOutcome.Refreshed or ExchangeOutcome.SignInAgain { Spent: not null })
                when survey.HasSpentToken => survey.Status,
            ExchangeOutcome.Refreshed done when trial is { RunsOn: { } runsOn, Refusal: { } refusal } => OnProven(
                survey,
                refusal,
                done,
                time.Began
            ) with
            {
                RunningOnVersion = runsOn.Number,
            },
            ExchangeOutcome.Refreshed done => Healthy(survey, done.Token.Lifetime, time.Began),
            ExchangeOutcome.ComeBackLater later => Retrying(survey.Status, later, time, jitter),
            ExchangeOutcome.SignInAgain { Spent: { } spent } lost => Spent(survey, spent, lost.Reason, time.Began),
            ExchangeOutcome.SignInAgain again => Failing(survey, ConnectionState.SignInAgain, again.Reason, time.Began),
            ExchangeOutcome.SecretRefused refused => Failing(
                survey,
                ConnectionState.SecretRefused,
                refused.Reason,
                time.Began
            ) with
            {
                RetryAt = time.Began + AskAgain,
            },
            ExchangeOutcome.Misconfigured wrong => Failing(
                survey,
                ConnectionState.Misconfigured,
                wrong.Reason,
                time.Began
            ) with
            {
                RetryAt = time.Began + AskAgain,
            },
            ExchangeOutcome.NotSent unsent => NotSent(survey, unsent.Reason, time.Began),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ConnectionStatus Healthy(ConnectionSurvey survey, TimeSpan? told, DateTimeOffset now)
    {
        var lifetime = TokenLifetime.Shortest(survey.Status.Lifetime, told, survey.Connection.AccessTokenLifetime);
        return survey.Status.State == ConnectionState.Healthy
            ? survey.Status with
            {
                Lifetime = lifetime,
                Since = survey.Status == ConnectionStatus.Unknown && lifetime is not null ? now : survey.Status.Since,
            }
            : new ConnectionStatus(ConnectionState.Healthy, now) { Lifetime = lifetime };
    }

    /// <summary>The token is fresh, the newest secret refused; it is shown again when it changes, and every hour.</summary>
    private static ConnectionStatus OnProven(
        ConnectionSurvey survey,
        string refusal,
        ExchangeOutcome.Refreshed done,
        DateTimeOffset now
    )
    {
        var failing = Failing(survey, ConnectionState.SecretRefused, refusal, now);
        var lasting = failing.Since == survey.Status.Since && now < survey.Status.RetryAt;
        return failing with
        {
            Failures = lasting ? survey.Status.Failures : failing.Failures,
            RetryAt = lasting ? survey.Status.RetryAt : now + AskAgain,
            Lifetime = TokenLifetime.Shortest(
                survey.Status.Lifetime,
                done.Token.Lifetime,
                survey.Connection.AccessTokenLifetime
            ),
        };
    }

    /// <summary>
    /// A token that was stored after the run had begun must not count as changed since: it is the one that is spent.
    /// </summary>
    private static ConnectionStatus Spent(
        ConnectionSurvey survey,
        CredentialVersion spent,
        string reason,
        DateTimeOffset now
    )
    {
        var failing = Failing(survey, ConnectionState.SignInAgain, reason, now);
        return failing with
        {
            Since = failing.Since > spent.ModifiedAt ? failing.Since : spent.ModifiedAt,
            HasSpentToken = true,
        };
    }

    private static ConnectionStatus Retrying(
        ConnectionStatus before,
        ExchangeOutcome.ComeBackLater later,
        AttemptTime time,
        double jitter
    )
    {
        var lasting = before.State == ConnectionState.Retrying;
        var failures = lasting ? OneMore(before.Failures) : 1;
        return before with
        {
            State = ConnectionState.Retrying,
            Since = lasting ? before.Since : time.Began,
            Reason = later.Reason,
            Failures = failures,
            RetryAt = time.Ended + Backoff.After(failures, later.After, jitter),
            HasSpentToken = false,
            Behind = before.Lasting.State is ConnectionState.Healthy or ConnectionState.Retrying
                ? null
                : before.Lasting,
        };
    }

    private static ConnectionStatus Failing(
        ConnectionSurvey survey,
        ConnectionState state,
        string reason,
        DateTimeOffset now
    )
    {
        var before = survey.Status;
        // What was changed in between is refused as well: from now on only a later change is a reason to ask again.
        // An outage in between changes nothing about it.
        var lasting = before.Lasting.State == state && survey.ChangedAt <= before.Lasting.Since;
        return before with
        {
            State = state,
            Since = lasting ? before.Lasting.Since : now,
            Reason = reason,
            Failures = before.State == state ? OneMore(before.Failures) : 1,
            RetryAt = null,
            HasSpentToken = false,
            Behind = null,
            RunningOnVersion = null,
        };
    }

    /// <summary>What is remembered may have been written by anybody; a count below zero could not be read again.</summary>
    private static int OneMore(int failures) => failures < int.MaxValue ? failures + 1 : failures;

    /// <summary>Checked anew at each sweep without asking anybody, so a repetition is nothing worth a write.</summary>
    private static ConnectionStatus NotSent(ConnectionSurvey survey, string reason, DateTimeOffset now) =>
        survey.Status is { IsOwnFinding: true } before && before.Reason == reason
            ? before
            : Failing(survey, ConnectionState.Misconfigured, reason, now);
}
