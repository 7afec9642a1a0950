using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using FluentAssertions;
using Tokens.Adapters.Wiring;
using Tokens.Domain.Rotation;
using Tokens.Functions;
using Tokens.Functions.Events;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Functions.Logging;
using Xunit;

namespace Tokens.Tests.Unit.Functions;

/// <summary>
/// Events that no service sends, found by trying anything: an invocation by hand, or a pipeline's mistake, is passed over
/// with a word and not delivered again and again.
/// </summary>
public sealed class UnlikelyEventTests : IDisposable
{
    private readonly LogLines log = new();
    private readonly RotationWorld world = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public void No_event_at_all_is_none_of_ours()
    {
        PolicyActionEvent.Parse(null).Problem().Should().Be("field source: is not aws.ssm");
        ParameterChangeEvent.Parse(null).Problem().Should().Be("field source: is not aws.ssm");
    }

    [Theory]
    [InlineData("null", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{"Records":null}""", 0)]
    [InlineData("""{"Records":[null]}""", 1)]
    [InlineData("""{"Records":[{},{"Sns":null}]}""", 2)]
    public async Task A_notification_without_a_record_crashes_nothing(string json, int records)
    {
        var environment = new TokensEnvironment(_ => "arn:aws:sns:us-east-1:123456789012:completed");
        var function = new CompleteRotationFunction(
            new(world.Complete),
            environment,
            new FunctionLog(log.Lines, log.Logger<FunctionLog>())
        );

        await function.CompleteRotation(Read<SNSEvent>(json), LambdaContexts.With(TimeSpan.FromMinutes(5)));

        log.Written.Should().HaveCount(records);
        log.Written.Where(line => line.Contains("a record is not from TOKENS_COMPLETED_TOPIC_ARN"))
            .Should()
            .HaveCount(records);
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
    public void A_time_that_no_event_has_is_refused(string time, string problem)
    {
        var json = Json("policy-action-expiration-notification").Replace("2026-11-21T16:44:10Z", time);

        PolicyActionEvent.Parse(Read<CloudWatchEvent<JsonElement>>(json)).Problem().Should().Be(problem);
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
        return new SourceGeneratorLambdaJsonSerializer<FunctionJson>().Deserialize<T>(stream);
    }
}
