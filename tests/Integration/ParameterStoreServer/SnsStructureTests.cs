using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsStructureTests
{
    private static readonly (string Name, string Value) Json = ("MessageStructure", "json");

    [Fact]
    public async Task A_structured_message_has_a_text_for_each_protocol()
    {
        await using var aws = await SnsRunning.StartAsync();
        const string raw = """{"default":"d","email":"e","sms":"","number":5,"object":{"default":"x"}}""";

        await aws.PublishAsync(raw, Json);

        var message = aws.Server.Published.Single();
        message.Message.Should().Be(raw);
        message
            .Parts.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["default"] = "d",
                    ["email"] = "e",
                    ["sms"] = "",
                }
            );
        (message.For("email"), message.For("sms"), message.For("number")).Should().Be(("e", "", "d"));
    }

    [Theory]
    [InlineData("""{"default":"d","http":"h"}""", "h")]
    [InlineData("""{"default":"d","https":"s"}""", "d")]
    [InlineData("""{"default":"d","http":7}""", "d")]
    [InlineData("""{"default":"first","default":"second"}""", "second")]
    [InlineData("""{"default":"a \"quoted\"\nline"}""", "a \"quoted\"\nline")]
    public async Task A_subscriber_is_sent_its_protocols_own_text_or_else_the_default(string raw, string expected)
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);

        await aws.PublishAsync(raw, Json);

        subscriber.Texts.Should().Equal(expected);
    }

    [Theory]
    [InlineData("{}", "No default entry in JSON message body")]
    [InlineData("""{"email":"e"}""", "No default entry in JSON message body")]
    [InlineData("""{"default":{"a":"b"}}""", "No default entry in JSON message body")]
    [InlineData("""{"Default":"d"}""", "No default entry in JSON message body")]
    [InlineData("hello", "JSON message body failed to parse")]
    [InlineData("""{"default":"d" """, "JSON message body failed to parse")]
    [InlineData("""["default"]""", "JSON message body failed to parse")]
    [InlineData("null", "JSON message body failed to parse")]
    public async Task A_structured_message_is_a_JSON_object_with_a_default_text(string raw, string why)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync(raw, Json);

        (answer.Status, answer.Error, answer.Why)
            .Should()
            .Be((400, "InvalidParameter", $"Invalid parameter: Message Structure - {why}"));
        aws.Server.Published.Should().BeEmpty();
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("JSON")]
    [InlineData("")]
    public async Task There_is_no_structure_but_json(string structure)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync("""{"default":"d"}""", ("MessageStructure", structure));

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
    }

    [Fact]
    public async Task JSON_without_a_structure_is_a_text_like_any_other()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);

        await aws.PublishAsync("""{"http":"h"}""");

        subscriber.Texts.Should().Equal("""{"http":"h"}""");
    }
}
