using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>The rules hold for whatever the readers let in.</summary>
public sealed class RuleFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private static readonly RefreshTiming Policy = new(Interval);

    [Fact]
    public void Whatever_is_found_and_answered_there_is_a_next_status() =>
        Check(Situation.Any, situation => NextComplaint(situation.Snapshot(), situation.Trial()), costs: 2);

    [Fact]
    public void Whatever_is_found_and_answered_can_be_told() =>
        Check(
            Situation.Any,
            situation =>
            {
                var snapshot = situation.Snapshot();
                var next = StatusTransition.After(snapshot, situation.Trial(), At(The.Now), 0.5);
                return TellComplaint([
                    StateChangeAlerts.Of(new StatusChange(snapshot, next, situation.Versions), Interval, The.Now),
                    ProblemAlerts.Escalation(snapshot, snapshot.Status, The.Now),
                    ProblemAlerts.Escalation(snapshot, next, The.Now + TimeSpan.FromDays(8)),
                ]);
            },
            costs: 2
        );

    [Fact]
    public void Whatever_a_definition_says_of_rotation_can_be_kept_and_told() =>
        Check(
            Situation.Any,
            situation =>
            {
                var (connection, snapshot) = (situation.Connection, situation.Snapshot());
                var policies = connection.Client.RotationPolicy is { } policy ? NoChangeNotification.For(policy) : [];
                return policies.Any(kept => kept.After <= TimeSpan.Zero) ? $"reminds after {policies[0].After}"
                    : PolicyJson.Write(policies).Length > 4096 ? "asks too much of the store"
                    : TellComplaint([
                        RotationAlerts.OfDatedSecret(new ClientUse(connection.Client, The.Now, []), The.Now),
                        RotationAlerts.OfDatedRefreshToken(connection, The.Now),
                        snapshot.SecretUse is { } use && situation.Versions is { } secret
                            ? RotationAlerts.OfSecret(use, secret, The.Now)
                            : null,
                    ]);
            },
            costs: 2
        );

    private static string? NextComplaint(ConnectionSnapshot snapshot, ExchangeResult.Completed trial)
    {
        RefreshChecks.Decide(snapshot, Policy, onDemand: false, The.Now);
        var next = StatusTransition.After(snapshot, trial, At(The.Now), 0.5);
        var later = snapshot with { Status = next };
        RefreshChecks.Decide(later, Policy, onDemand: false, The.Now);
        var again = StatusTransition.After(later, trial, At(The.Now + Interval), 0.99);
        return Complaint(next, snapshot.Status) ?? Complaint(again, next);
    }

    private static AttemptTime At(DateTimeOffset now) => new(now, now);

    private static string? Complaint(ConnectionStatus next, ConnectionStatus before) =>
        next == before ? null
        : next.Failures < 0 ? $"has failed {next.Failures} times"
        : next.Lifetime <= TimeSpan.Zero ? $"lives for {next.Lifetime}"
        : next.RetryAt != before.RetryAt && next.RetryAt > The.Now + Backoff.LongestWish + Interval
            ? $"is tried again at {next.RetryAt}"
        : StatusJson.Parse(StatusJson.Write(next)) is Parsed<ConnectionStatus>.Invalid invalid
            ? $"cannot be read again: {invalid.Problem}"
        : null;

    private static string? TellComplaint(IEnumerable<DueAlert?> alerts) =>
        alerts
            .Select(alert => alert is { } due ? Complaint(due.Key, due.Alert) : null)
            .FirstOrDefault(complaint => complaint is not null);

    private static string? Complaint(DeduplicationKey key, Alert alert)
    {
        var (subject, body, sms) = AlertText.For(alert, The.Now);
        return Unfit.Because(subject, AlertMessage.MaxSubject)
            ?? Unfit.Because(sms, AlertMessage.MaxSms)
            ?? Unfit.Because(body.Replace('\n', ' '), 1999)
            ?? (key.Key.Length == 32 ? null : $"has the key {key.Key}");
    }
}
