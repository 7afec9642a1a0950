using Tokens.Adapters.ParameterStore;
using Tokens.Domain;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Alerts;
using Tokens.Domain.Clients;
using Tokens.Domain.Connections;
using Tokens.Domain.Rotation;
using Xunit;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>The rules hold for whatever the readers let in.</summary>
public sealed class RuleFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private static readonly RefreshPolicy Policy = new(Interval);

    [Fact]
    public void Whatever_is_found_and_answered_there_is_a_next_status() =>
        Check(Situation.Any, situation => NextComplaint(situation.Survey(), situation.Trial()), costs: 2);

    [Fact]
    public void Whatever_is_found_and_answered_can_be_told() =>
        Check(
            Situation.Any,
            situation =>
            {
                var survey = situation.Survey();
                var next = NextStatus.After(survey, situation.Trial(), At(The.Now), 0.5);
                return TellComplaint([
                    StateChangeAlerts.Of(survey, next, Interval, The.Now),
                    TroubleAlerts.Lasting(survey, The.Now),
                    TroubleAlerts.Lasting(survey with { Status = next }, The.Now + TimeSpan.FromDays(8)),
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
                var (connection, survey) = (situation.Connection, situation.Survey());
                var policies = RotationPolicy.Of(connection.Client) is { } policy ? NoChangePolicy.For(policy) : [];
                return policies.Any(kept => kept.After <= TimeSpan.Zero) ? $"reminds after {policies[0].After}"
                    : PolicyJson.Write(policies).Length > 4096 ? "asks too much of the store"
                    : TellComplaint([
                        SweepAlerts.OfDatedSecret(new ClientUse(connection.Client, The.Now, []), The.Now),
                        SweepAlerts.OfDatedRefreshToken(connection, The.Now),
                        survey is { SecretUse: { } use, Secret: { } secret }
                            ? SweepAlerts.OfSecret(use, secret, The.Now)
                            : null,
                    ]);
            },
            costs: 2
        );

    private static string? NextComplaint(ConnectionSurvey survey, SecretTrial trial)
    {
        DecideRefresh.For(survey, Policy, byHand: false, The.Now);
        var next = NextStatus.After(survey, trial, At(The.Now), 0.5);
        var later = survey with { Status = next };
        DecideRefresh.For(later, Policy, byHand: false, The.Now);
        var again = NextStatus.After(later, trial, At(The.Now + Interval), 0.99);
        return Complaint(next, survey.Status) ?? Complaint(again, next);
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

    private static string? TellComplaint(IEnumerable<(Occasion Occasion, Alert Alert)?> alerts) =>
        alerts
            .Select(alert => alert is { } told ? Complaint(told.Occasion, told.Alert) : null)
            .FirstOrDefault(complaint => complaint is not null);

    private static string? Complaint(Occasion occasion, Alert alert)
    {
        var (subject, body, sms) = ComposeAlert.For(alert, The.Now);
        return Unfit.Because(subject, AlertMessage.MaxSubject)
            ?? Unfit.Because(sms, AlertMessage.MaxSms)
            ?? Unfit.Because(body.Replace('\n', ' '), 1999)
            ?? (occasion.Key.Length == 32 ? null : $"has the key {occasion.Key}");
    }
}
