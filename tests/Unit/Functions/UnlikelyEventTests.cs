using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;
using Tokens.Adapters.Composition;
using Tokens.Functions;
using Tokens.Functions.Events;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Functions.Logging;
using Tokens.Tests.Unit.Fuzz;

namespace Tokens.Tests.Unit.Functions;

/// <summary>
/// Events that no service sends, found by trying anything: an invocation by hand, or a pipeline's mistake, is passed over
/// with a word and not delivered again and again.
/// </summary>
public sealed class UnlikelyEventTests : IDisposable
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:completed";

    private const string Foreign = "a record is not from TOKENS_COMPLETED_TOPIC_ARN";

    private readonly LogLines log = new();
    private readonly RotationWorld world = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public void No_event_at_all_is_none_of_ours()
    {
        var none = Read<CloudWatchEvent<JsonElement>>("null");

        PolicyActionEvent.Parse(none).Problem().Should().Be("field source: is not aws.ssm");
        ParameterChangeEvent.Parse(none).Problem().Should().Be("field source: is not aws.ssm");
    }

    [Theory]
    [InlineData("null", "field Records: is no list", 1)]
    [InlineData("{}", "field Records: is no list", 1)]
    [InlineData("""{"Records":null}""", "field Records: is no list", 1)]
    [InlineData("""{"Records":{"Sns":{}}}""", "field Records: is no list", 1)]
    [InlineData("""{"Records":[null]}""", Foreign, 1)]
    [InlineData("""{"Records":[{},{"Sns":null}]}""", Foreign, 2)]
    [InlineData("""{"Records":[7,{"Sns":"text"}]}""", Foreign, 2)]
    [InlineData("""{"Records":[{"Sns":{"TopicArn":[],"Message":{}}}]}""", Foreign, 1)]
    [InlineData("""{"Records":[{"Sns":{"Timestamp":"no time","TopicArn":"\ud800"}}]}""", Foreign, 1)]
    [InlineData(
        $$$"""{"Records":[{"Sns":{"TopicArn":"{{{Topic}}}","Message":7}}]}""",
        "no rotation-completed message",
        1
    )]
    public async Task A_malformed_notification_is_logged_and_passed_over(string json, string problem, int times)
    {
        var environment = new TokensEnvironment(_ => Topic);
        var function = new CompleteRotationFunction(
            new(world.UseCases),
            environment,
            new FunctionLog(log.Lines, log.Logger<FunctionLog>())
        );

        await function.CompleteRotation(Read<SNSEvent>(json), LambdaContexts.With(TimeSpan.FromMinutes(5)));

        log.Written.Should().HaveCount(times).And.OnlyContain(line => line.Contains(problem));
    }

    [Fact]
    public void A_message_with_half_a_character_is_none()
    {
        foreach (var message in new[] { "\ud800", "{\"parameter\":\"\ud800\"}", """{"parameter":"\ud800"}""" })
        {
            CompletionMessage.Parse(message).Problem().Should().Be("the message is no JSON");
        }
    }

    /// <summary>An expiration 15 days after the end of time cannot be reckoned.</summary>
    [Theory]
    [InlineData("2200-01-01T00:00:00Z", "field time: is no time of an event")]
    [InlineData("9999-12-31T23:59:59Z", "field time: is no time of an event")]
    [InlineData("1969-12-31T23:59:59Z", "field time: is no time of an event")]
    public void A_time_that_no_event_has_is_refused(string time, string problem)
    {
        var json = Json("policy-action-expiration-notification").Replace("2026-11-21T16:44:10Z", time);

        PolicyActionEvent.Parse(Read<CloudWatchEvent<JsonElement>>(json)).Problem().Should().Be(problem);
    }

    /// <summary>The serializer failed the whole invocation for it, and EventBridge delivered the event again.</summary>
    [Theory]
    [InlineData("time", "\"no time\"")]
    [InlineData("time", "\"\"")]
    [InlineData("time", "7")]
    [InlineData("time", "null")]
    [InlineData("time", "\"\\ud800\"")]
    [InlineData("source", "[]")]
    [InlineData("source", "\"\\ud800\"")]
    [InlineData("detail-type", "{}")]
    [InlineData("detail", "7")]
    public async Task A_malformed_field_of_an_event_is_logged_and_passed_over(string field, string value)
    {
        using var functions = new FunctionWorld();
        foreach (var sample in new[] { "policy-action-no-change", "parameter-change-update" })
        {
            var json = JsonNode.Parse(Json(sample))!.AsObject();
            json[field] = "?";
            var input = Encoding.UTF8.GetBytes(
                json.ToJsonString().Replace($"\"{field}\":\"?\"", $"\"{field}\":{value}")
            );

            await (sample.StartsWith("policy") ? functions.RemindAsync(input) : functions.DetectAsync(input));
        }

        functions.Log.Should().HaveCount(2).And.OnlyContain(line => line.Contains($"passed over: field {field}: "));
    }

    /// <summary>What nobody asks for may be anything.</summary>
    [Theory]
    [InlineData("version", "7")]
    [InlineData("resources", "\"text\"")]
    [InlineData("id", "{}")]
    public void A_malformed_field_that_is_not_asked_for_hinders_nothing(string field, string value)
    {
        var json = JsonNode.Parse(Json("parameter-change-update"))!.AsObject();
        json[field] = JsonNode.Parse(value);

        ParameterChangeEvent
            .Parse(Read<CloudWatchEvent<JsonElement>>(json.ToJsonString()))
            .Should()
            .BeOfType<Parsed<ParameterChange>.Valid>();
    }

    [Fact]
    public async Task The_last_time_that_an_event_has_can_be_told_of()
    {
        world.ConnectAll("my-erp");
        var json = Json("policy-action-expiration-notification")
            .Replace("2026-11-21T16:44:10Z", "2199-12-31T23:59:59Z")
            .Replace("/my-erp/lwa/clientsecret", RotationWorld.Secret);

        await world.RemindAsync(PolicyActionEvent.Parse(Read<CloudWatchEvent<JsonElement>>(json)).Valid());

        world.Alerts.Should().ContainSingle().Which.Should().StartWith("Reminder/");
    }

    /// <summary>Numbers and lists of names are read as kinds by the base library.</summary>
    [Theory]
    [InlineData("2")]
    [InlineData(" Expiration")]
    [InlineData("NoChangeNotification, ExpirationNotification")]
    [InlineData("expiration")]
    public void A_policys_type_is_one_word(string type)
    {
        var json = Json("policy-action-no-change")
            .Replace("\"policy-type\": \"NoChangeNotification\"", $"\"policy-type\": \"{type}\"");

        PolicyActionEvent
            .Parse(Read<CloudWatchEvent<JsonElement>>(json))
            .Problem()
            .Should()
            .Be("field policy-type: is no policy that is known here");
    }

    [Fact]
    public void Each_policys_type_is_known()
    {
        foreach (var kind in Enum.GetNames<PolicyKind>())
        {
            var json = Json("policy-action-no-change")
                .Replace("\"policy-type\": \"NoChangeNotification\"", $"\"policy-type\": \"{kind}\"");

            PolicyActionEvent.Parse(Read<CloudWatchEvent<JsonElement>>(json)).Valid().Kind.ToString().Should().Be(kind);
        }
    }

    private static string Json(string sample) => EventSamples.Read(sample).GetRawText();

    private static T Read<T>(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return new EventSerializer().Deserialize<T>(stream);
    }
}
