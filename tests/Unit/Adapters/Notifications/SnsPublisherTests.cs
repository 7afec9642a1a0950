using System.Net;
using System.Text.Json.Nodes;
using Tokens.Adapters.Notifications;

namespace Tokens.Tests.Unit.Adapters.Notifications;

public sealed class SnsPublisherTests : IDisposable
{
    private const string Subscribers = "arn:aws:sns:eu-west-1:111122223333:alerts";

    private const string Completed = "arn:aws:sns:eu-west-1:111122223333:completed";

    private readonly VirtualClock clock = new(The.Now);
    private readonly FakeSns sns = new();

    private static Notification.ToSubscribers Alert { get; } =
        new(
            AlertKind.SignInAgain,
            Severity.Critical,
            "my-erp",
            new AlertMessage("subject", "body\n\"é\" & more", "sms")
        );

    private static Notification.RotationCompleted Rotation { get; } =
        new(Some.Parameter("/a/b"), new CredentialVersion(7, The.Now), "detect");

    public void Dispose() => sns.Dispose();

    [Fact]
    public async Task People_get_a_mail_a_text_message_and_attributes_to_filter_by()
    {
        await Publish(Alert);

        var form = sns.Forms.Single();
        form["Action"].Should().Be("Publish");
        form["TopicArn"].Should().Be(Subscribers);
        form["Subject"].Should().Be("subject");
        form["MessageStructure"].Should().Be("json");
        JsonNode
            .Parse(form["Message"])!
            .ToJsonString()
            .Should()
            .Be(
                new JsonObject
                {
                    ["default"] = Alert.Message.Body,
                    ["email"] = Alert.Message.Body,
                    ["sms"] = "sms",
                }.ToJsonString()
            );
        Attributes(form)
            .Should()
            .Equal(
                new Dictionary<string, string>
                {
                    ["kind"] = "String sign-in-again",
                    ["severity"] = "String critical",
                    ["connection"] = "String my-erp",
                }
            );
    }

    [Theory]
    [InlineData(AlertKind.Reminder, "reminder")]
    [InlineData(AlertKind.Overdue, "overdue")]
    [InlineData(AlertKind.SecretRefused, "secret-refused")]
    [InlineData(AlertKind.SecretProven, "secret-proven")]
    [InlineData(AlertKind.CredentialDeleted, "credential-deleted")]
    [InlineData(AlertKind.SignInAgain, "sign-in-again")]
    [InlineData(AlertKind.Misconfigured, "misconfigured")]
    [InlineData(AlertKind.RefreshFailing, "refresh-failing")]
    [InlineData(AlertKind.Recovered, "recovered")]
    [InlineData(AlertKind.PolicyFailed, "policy-failed")]
    public async Task A_kind_has_its_word(AlertKind kind, string word)
    {
        await Publish(Alert with { Kind = kind });

        Attributes(sns.Forms.Single())["kind"].Should().Be($"String {word}");
    }

    [Theory]
    [InlineData(0, "2026-11-21T10:30:00Z")]
    [InlineData(250, "2026-11-21T10:30:00.25Z")]
    public async Task A_completed_rotation_is_plain_JSON(int milliseconds, string at)
    {
        await Publish(Rotation with { Version = new CredentialVersion(7, The.Now.AddMilliseconds(milliseconds)) });

        var form = sns.Forms.Single();
        form["TopicArn"].Should().Be(Completed);
        form["Message"].Should().Be($$"""{"parameter":"/a/b","version":7,"at":"{{at}}","source":"detect"}""");
        form.Should().NotContainKeys("Subject", "MessageStructure");
    }

    [Fact]
    public void A_notice_without_a_topic_is_not_served()
    {
        var half = new SnsPublisher(new(sns.Client), new SnsTopics(Subscribers, null), clock);

        half.Serves(Alert).Should().BeTrue();
        half.Serves(Rotation).Should().BeFalse();
        new SnsPublisher(new(sns.Client), new SnsTopics(null, Completed), clock).Serves(Alert).Should().BeFalse();
    }

    [Theory]
    [InlineData("Throttled", 429)]
    [InlineData("Throttling", 400)]
    [InlineData("ThrottlingException", 400)]
    [InlineData("KMSThrottling", 400)]
    public async Task What_was_throttled_was_not_published_and_is_tried_again(string code, int status)
    {
        sns.Answer = () => sns.Forms.Count < 3 ? FakeSns.Error(code, status) : (HttpStatusCode.OK, FakeSns.Published);

        await Publish(Alert);

        sns.Forms.Should().HaveCount(3);
    }

    [Fact]
    public async Task What_is_throttled_for_long_is_left_to_the_sweep()
    {
        sns.Answer = () => FakeSns.Error("Throttled", 429);

        await Failing($"SNS would not publish to {Subscribers} (Throttled): too many messages*");

        sns.Forms.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("InternalError", 500)]
    [InlineData("ServiceUnavailable", 503)]
    public async Task What_may_have_been_published_is_not_tried_again(string code, int status)
    {
        sns.Answer = () => FakeSns.Error(code, status);

        await Failing($"SNS would not publish to {Subscribers} ({code}): *");

        sns.Forms.Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_not_asked_for_again()
    {
        sns.Answer = () => throw new HttpRequestException("connection reset");

        await Failing($"nobody can tell whether SNS published to {Subscribers}*");

        sns.Forms.Should().ContainSingle();
    }

    [Fact]
    public async Task A_time_out_of_the_client_is_a_lost_answer()
    {
        sns.Answer = () => throw new TaskCanceledException("timed out");

        await Failing($"nobody can tell whether SNS published to {Subscribers}*");

        sns.Forms.Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_obeyed()
    {
        using var source = new CancellationTokenSource();
        sns.Answer = () =>
        {
            source.Cancel();
            throw new TaskCanceledException("cancelled", null, source.Token);
        };

        await Publisher()
            .Invoking(it => it.PublishAsync(Alert, source.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData("AuthorizationError", "*sns:Publish on the topic*its key*a function's role, or you")]
    [InlineData("AccessDenied", "*sns:Publish on the topic*its key*a function's role, or you")]
    [InlineData("KMSAccessDenied", "the topic's KMS key*")]
    [InlineData("KMSDisabled", "the topic's KMS key*")]
    [InlineData("NotFound", "there is no such topic*")]
    [InlineData("InvalidParameter", "its words")]
    public async Task A_refusal_is_final_and_names_the_topic_and_the_mend(string code, string mend)
    {
        sns.Answer = () => FakeSns.Error(code, 403);

        await Failing($"SNS would not publish to {Subscribers} ({code}): {mend}");

        sns.Forms.Should().ContainSingle();
    }

    private static Dictionary<string, string> Attributes(IReadOnlyDictionary<string, string> form) =>
        Enumerable
            .Range(1, 3)
            .Select(at => $"MessageAttributes.entry.{at}.")
            .ToDictionary(
                entry => form[entry + "Name"],
                entry => $"{form[entry + "Value.DataType"]} {form[entry + "Value.StringValue"]}"
            );

    private async Task Failing(string message) =>
        await this.Invoking(it => it.Publish(Alert)).Should().ThrowAsync<PublishingException>().WithMessage(message);

    private Task Publish(Notification notification) =>
        clock.PassAsync(Publisher().PublishAsync(notification, default)).WaitAsync(RefreshWorld.Patience);

    private SnsPublisher Publisher() => new(new(sns.Client), new SnsTopics(Subscribers, Completed), clock);
}
