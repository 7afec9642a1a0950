using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsFilterTests
{
    private const string Policy = """{"kind":["reminder","failure"],"team":["erp"]}""";

    [Theory]
    [InlineData("reminder", "erp", true)]
    [InlineData("failure", "erp", true)]
    [InlineData("Failure", "erp", false)]
    [InlineData("fail", "erp", false)]
    [InlineData("failure", "web", false)]
    public async Task A_message_passes_whose_attributes_are_all_among_the_policys_texts(
        string kind,
        string team,
        bool passes
    )
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber, Policy);

        await aws.PublishAsync(
            "m",
            [
                .. SnsRunning.MessageAttribute("kind", "String", kind),
                .. SnsRunning.MessageAttribute("team", "String", team, 2),
                .. SnsRunning.MessageAttribute("other", "String", "x", 3),
            ]
        );

        subscriber.Notifications.Should().HaveCount(passes ? 1 : 0);
    }

    [Fact]
    public async Task A_message_without_an_attribute_of_the_policy_does_not_pass()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber, Policy);

        await aws.PublishAsync("m", SnsRunning.MessageAttribute("kind", "String", "reminder"));

        subscriber.Notifications.Should().BeEmpty();
    }

    [Fact]
    public async Task A_number_is_not_matched_by_its_text()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber, """{"kind":["5"]}""");

        await aws.PublishAsync("m", SnsRunning.MessageAttribute("kind", "Number", "5"));

        subscriber.Notifications.Should().BeEmpty();
    }

    [Fact]
    public async Task A_filter_is_set_and_taken_away_later()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        var arn = await aws.JoinAsync(subscriber);

        await SetAsync(aws, arn, "FilterPolicy", Policy);
        await aws.PublishAsync("filtered");
        await SetAsync(aws, arn, "FilterPolicy", "");
        await aws.PublishAsync("unfiltered");

        subscriber.Texts.Should().Equal("unfiltered");
    }

    [Fact]
    public async Task An_attribute_that_is_so_anyway_changes_nothing()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        var arn = await aws.JoinAsync(subscriber, Policy);

        var answer = await SetAsync(aws, arn, "FilterPolicyScope", "MessageAttributes");
        await aws.PublishAsync("m");

        (answer.Status, subscriber.Notifications.Length).Should().Be((200, 0));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"kind":"reminder"}""")]
    [InlineData("""{"kind":[]}""")]
    [InlineData("""{"kind":[{"prefix":"rem"}]}""")]
    [InlineData("""{"kind":[5]}""")]
    [InlineData("""{"kind":{"nested":["a"]}}""")]
    public async Task A_policy_that_is_not_of_lists_of_texts_is_refused(string policy)
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();

        var answer = await aws.SubscribeAsync(subscriber.Url, SnsRunning.Attribute("FilterPolicy", policy));

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
        answer.Why.Should().Contain("FilterPolicy");
        subscriber.Posts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Nonsense", "x", "Invalid parameter: AttributeName")]
    [InlineData("RawMessageDelivery", "true", "this server does not")]
    [InlineData("FilterPolicyScope", "MessageBody", "this server does not")]
    public async Task An_attribute_that_the_server_does_not_honour_is_refused(string name, string value, string why)
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        var arn = await aws.JoinAsync(subscriber);

        var answer = await SetAsync(aws, arn, name, value);

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
        answer.Why.Should().Contain(why);
    }

    [Fact]
    public async Task An_unknown_subscription_is_not_found()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await SetAsync(aws, SnsRunning.Topic + ":0", "FilterPolicy", "{}");

        (answer.Status, answer.Error, answer.Why).Should().Be((404, "NotFound", "Subscription does not exist"));
    }

    private static Task<SnsAnswer> SetAsync(SnsRunning aws, string arn, string name, string value) =>
        aws.CallAsync(
            "SetSubscriptionAttributes",
            ("SubscriptionArn", arn),
            ("AttributeName", name),
            ("AttributeValue", value)
        );
}
