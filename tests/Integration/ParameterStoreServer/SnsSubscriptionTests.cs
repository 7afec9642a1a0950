using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsSubscriptionTests
{
    [Fact]
    public async Task A_subscription_is_pending_until_it_is_confirmed()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();

        (await aws.SubscribeAsync(subscriber.Url))["SubscriptionArn"].Should().Be("pending confirmation");

        (await ListAsync(aws))["SubscriptionArn"].Should().Be("PendingConfirmation");
        await aws.PublishAsync("too early");
        subscriber.Notifications.Should().BeEmpty();
    }

    [Fact]
    public async Task A_pending_subscriptions_ARN_is_told_to_who_asks_for_it()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();

        var answer = await aws.SubscribeAsync(subscriber.Url, ("ReturnSubscriptionArn", "true"));

        answer["SubscriptionArn"].Should().MatchRegex($"^{SnsRunning.Topic}:[0-9a-f-]{{36}}$");
        (await aws.ConfirmAsync(subscriber)).Should().Be(answer["SubscriptionArn"]);
    }

    [Fact]
    public async Task The_attributes_of_a_subscription_say_whether_it_is_pending()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        var arn = (await aws.SubscribeAsync(subscriber.Url, ("ReturnSubscriptionArn", "true")))["SubscriptionArn"];

        (await PendingAsync(aws, arn)).Should().Be("true");
        await aws.ConfirmAsync(subscriber);

        (await PendingAsync(aws, arn)).Should().Be("false");
    }

    [Fact]
    public async Task The_endpoint_is_posted_a_confirmation_with_a_token_and_a_URL()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();

        await aws.SubscribeAsync(subscriber.Url);

        var (headers, body) = subscriber.Posts.Single();
        headers["x-amz-sns-message-type"].ToString().Should().Be("SubscriptionConfirmation");
        headers["x-amz-sns-topic-arn"].ToString().Should().Be(SnsRunning.Topic);
        headers["x-amz-sns-message-id"].ToString().Should().Be((string)body["MessageId"]!);
        headers.Should().NotContainKey("x-amz-sns-subscription-arn");
        headers.ContentType.ToString().Should().Be("text/plain; charset=UTF-8");
        body.Select(field => field.Key)
            .Should()
            .Equal(
                "Type",
                "MessageId",
                "Token",
                "TopicArn",
                "Message",
                "SubscribeURL",
                "Timestamp",
                "SignatureVersion",
                "Signature",
                "SigningCertURL"
            );
    }

    [Fact]
    public async Task A_subscription_is_confirmed_by_its_URL_without_keys()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.SubscribeAsync(subscriber.Url);

        var answer = await aws.Client.GetAsync((string)subscriber.Confirmation["SubscribeURL"]!);

        answer.Status.Should().Be(200);
        (await ListAsync(aws))["SubscriptionArn"].Should().Be(answer["SubscriptionArn"]);
        await aws.PublishAsync("welcome");
        subscriber.Texts.Should().Equal("welcome");
    }

    [Fact]
    public async Task A_subscription_confirmed_twice_is_the_same()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();

        var first = await aws.JoinAsync(subscriber);
        var token = (string)subscriber.Confirmation["Token"]!;
        var second = await aws.CallAsync("ConfirmSubscription", ("TopicArn", SnsRunning.Topic), ("Token", token));

        second["SubscriptionArn"].Should().Be(first);
    }

    [Theory]
    [InlineData(SnsRunning.Topic, "0000")]
    [InlineData(SnsRunning.Topic + "-not", null)]
    public async Task A_token_of_no_subscription_of_the_topic_is_refused(string topic, string? token)
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.SubscribeAsync(subscriber.Url);
        token ??= (string)subscriber.Confirmation["Token"]!;

        var answer = await aws.CallAsync("ConfirmSubscription", ("TopicArn", topic), ("Token", token));

        (answer.Status, answer.Error, answer.Why).Should().Be((400, "InvalidParameter", "Invalid parameter: Token"));
        (await ListAsync(aws))["SubscriptionArn"].Should().Be("PendingConfirmation");
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_leaves_the_subscription_pending()
    {
        await using var aws = await SnsRunning.StartAsync();
        var subscriber = await SnsSubscriber.StartAsync();
        var url = subscriber.Url;
        await subscriber.DisposeAsync();

        var answer = await aws.SubscribeAsync(url);

        answer["SubscriptionArn"].Should().Be("pending confirmation");
    }

    [Fact]
    public async Task A_pending_endpoint_that_subscribes_again_is_asked_again_with_the_same_token()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();

        await aws.SubscribeAsync(subscriber.Url);
        await aws.SubscribeAsync(subscriber.Url);

        subscriber.Posts.Should().HaveCount(2);
        subscriber.Posts.Select(post => (string)post.Body["Token"]!).Distinct().Should().ContainSingle();
        (await ListAsync(aws)).All("member").Should().ContainSingle();
    }

    [Fact]
    public async Task A_confirmed_endpoint_that_subscribes_again_is_told_its_ARN_and_not_asked_again()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        var arn = await aws.JoinAsync(subscriber);

        (await aws.SubscribeAsync(subscriber.Url))["SubscriptionArn"].Should().Be(arn);

        subscriber.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task An_endpoint_that_subscribes_again_with_other_attributes_is_refused()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber, """{"kind":["a"]}""");

        var same = await aws.SubscribeAsync(subscriber.Url, SnsRunning.Attribute("FilterPolicy", """{"kind":["a"]}"""));
        var other = await aws.SubscribeAsync(
            subscriber.Url,
            SnsRunning.Attribute("FilterPolicy", """{"kind":["b"]}""")
        );

        (same.Error, other.Error).Should().Be((null, "InvalidParameter"));
        other.Why.Should().EndWith("Subscription already exists with different attributes");
    }

    [Theory]
    [InlineData("carrier-pigeon", "http://127.0.0.1/", "does not support this protocol string: carrier-pigeon")]
    [InlineData("http", "https://127.0.0.1/", "Endpoint must match the specified protocol")]
    [InlineData("http", "someone", "Endpoint must match the specified protocol")]
    [InlineData("http", "http://192.0.2.1/", "this server does not")]
    [InlineData("sqs", "arn:aws:sqs:eu-west-1:000000000000:q", "this server does not")]
    public async Task Only_HTTP_endpoints_on_loopback_subscribe(string protocol, string endpoint, string why)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync(
            "Subscribe",
            ("TopicArn", SnsRunning.Topic),
            ("Protocol", protocol),
            ("Endpoint", endpoint)
        );

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
        answer.Why.Should().Contain(why);
    }

    [Fact]
    public async Task Subscriptions_are_listed_in_the_order_they_were_made()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var first = await SnsSubscriber.StartAsync();
        await using var second = await SnsSubscriber.StartAsync();
        await aws.SubscribeAsync(first.Url);
        var arn = await aws.JoinAsync(second);
        await aws.ConfirmAsync(first);

        var list = await ListAsync(aws);

        list.All("Endpoint").Should().Equal(first.Url, second.Url);
        list.All("SubscriptionArn")[1].Should().Be(arn);
        list.All("TopicArn").Should().AllBe(SnsRunning.Topic);
        list.All("Protocol").Should().AllBe("http");
        list.All("Owner").Should().AllBe("000000000000");
    }

    private static async Task<string> PendingAsync(SnsRunning aws, string arn)
    {
        var answer = await aws.CallAsync("GetSubscriptionAttributes", ("SubscriptionArn", arn));
        return answer.All("value")[answer.All("key").ToList().IndexOf("PendingConfirmation")];
    }

    private static Task<SnsAnswer> ListAsync(SnsRunning aws) =>
        aws.CallAsync("ListSubscriptionsByTopic", ("TopicArn", SnsRunning.Topic));
}
