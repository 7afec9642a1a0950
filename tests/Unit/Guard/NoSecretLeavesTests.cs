using Microsoft.Extensions.Logging;
using Tokens.Adapters.Notifications;
using Tokens.Tests.Guard;
using Tokens.Tests.Unit.Adapters.Notifications;
using Tokens.Tests.Unit.Functions.Logging;

namespace Tokens.Tests.Unit.Guard;

/// <summary>Each place that the suite watches does hand on what it shows: the guard of these tests is asked, and lets them pass.</summary>
public sealed partial class NoSecretLeavesTests
{
    /// <summary>Kept by the test that looks for it, and by no other.</summary>
    private readonly string words = $"fake-words-{Guid.NewGuid()}";

    [Fact]
    public void A_log_line_is_watched()
    {
        using var log = new LogLines();

        Say(log.Logger("c"), words);

        ShouldHaveSeen("a log line");
    }

    [Fact]
    public void An_observer_is_watched()
    {
        ((IRotationObserver)new RecordingObserver()).VerificationFinished(Some.Parameter("/a"), words);

        ShouldHaveSeen("an observer");
    }

    [Fact]
    public void A_result_is_watched()
    {
        ((IRefreshObserver)new RecordingObserver()).Finished(new RefreshResult.Failed("a", words));

        ShouldHaveSeen("a result");
    }

    [Fact]
    public async Task A_notice_is_watched()
    {
        await new FakePeople().PublishAsync(Alert(), default);

        ShouldHaveSeen("a notice");
    }

    [Fact]
    public async Task A_message_to_SNS_is_watched()
    {
        using var sns = new FakeSns();

        await new SnsPublisher(
            new(sns.Client),
            new SnsTopics("arn:people", null),
            new FakeTimeProvider(The.Now)
        ).PublishAsync(Alert(), default);

        ShouldHaveSeen("a message to SNS");
    }

    [Fact]
    public async Task A_parameter_in_the_clear_is_watched()
    {
        await Store().WriteAsync(new ParameterWrite(Some.Parameter("/a"), Secret.Of(words)), default);

        ShouldHaveSeen("the parameter /a");
    }

    [Fact]
    public async Task What_is_stored_as_a_secret_is_one_and_no_leak()
    {
        await Store()
            .WriteAsync(new ParameterWrite(Some.Parameter("/a"), Secret.Of(words)) { IsSecure = true }, default);

        FakeSecrets.All.Should().Contain(words);
    }

    [Fact]
    public void An_outcome_is_watched()
    {
        NoSecretLeaves.Show(new ExchangeOutcome.SignInAgain(words));

        ShouldHaveSeen("an exchange's outcome");
    }

    [Fact]
    public async Task An_exception_of_ours_is_watched_wherever_it_is_caught()
    {
        var nobody = new SnsPublisher(null!, new SnsTopics(null, null), new FakeTimeProvider(The.Now));
        await nobody.Invoking(it => it.PublishAsync(Alert(), default)).Should().ThrowAsync<PublishingException>();

        Seeing("TOKENS_ALERT_TOPIC_ARN").Should().Throw<SecretShownException>().WithMessage("an exception shows*");
    }

    [Fact]
    public void An_exception_of_a_test_is_its_own_affair()
    {
        Action throws = () => throw new InvalidOperationException(words);
        throws.Should().Throw<InvalidOperationException>();

        Seeing(words).Should().NotThrow();
    }

    private static WatchedParameters Store() => new(new EmulatedParameters(new FakeTimeProvider(The.Now)));

    private Notification.ToSubscribers Alert() =>
        new(AlertKind.SignInAgain, Severity.Critical, "a", new AlertMessage("subject", words, "sms"));

    private void ShouldHaveSeen(string where) =>
        Seeing(words).Should().Throw<SecretShownException>().WithMessage($"{where} shows*");

    /// <summary>Asks this test's guard, which then goes on without a word of it.</summary>
    private static Action Seeing(string secret) =>
        () =>
        {
            var guard = NoSecretLeaves.Guard!;
            guard.Keep(secret);
            try
            {
                guard.Check();
            }
            finally
            {
                guard.Forget();
            }
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "{Words}")]
    private static partial void Say(ILogger logger, string words);
}
