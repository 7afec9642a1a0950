using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;
using Tokens.Cli.Hosting;
using Tokens.Emulator.EventBridge;
using Tokens.Emulator.Ssm;
using Tokens.Functions;
using Tokens.Functions.Events;
using Change = Tokens.Emulator.Ssm.ParameterChange;
using ParameterChange = Tokens.Domain.Model.Rotation.ParameterChange;

namespace Tokens.Tests.Unit.Cli;

/// <summary>The functions read what the emulator and the command write.</summary>
public sealed class EventTextsTests
{
    private static readonly EventSerializer Serializer = new();

    [Theory]
    [InlineData("Create", false)]
    [InlineData("Update", false)]
    [InlineData("Delete", true)]
    public void A_change(string operation, bool isDeletion)
    {
        var text = $"{ParameterEvents.Change(new Change(operation, "/a/secret", "SecureString", The.Now))}";

        ParameterChangeEvent
            .Parse(Read<CloudWatchEvent<JsonElement>>(text))
            .Valid()
            .Should()
            .Be(new ParameterChange(Some.Parameter("/a/secret"), isDeletion, The.Now));
    }

    [Theory]
    [InlineData(PolicyKind.NoChangeNotification, """{"After":"36","Unit":"Hours"}""", 36)]
    [InlineData(PolicyKind.ExpirationNotification, """{"Before":"2","Unit":"Days"}""", 48)]
    [InlineData(PolicyKind.Expiration, """{"Timestamp":"2026-12-02T21:34:33.000Z"}""", null)]
    public void A_policy_action_of_each_kind(PolicyKind kind, string attributes, int? hours)
    {
        var policy = new Policy($"{kind}", $$"""{"Type":"{{kind}}","Version":"1.0","Attributes":{{attributes}}}""");
        var parameter = new PolicedParameter("/a/secret", "SecureString", The.Now, [policy]);

        var text = $"{ParameterEvents.Policy(new PolicyEvent(parameter, policy, The.Now))}";

        var span = hours is { } some ? TimeSpan.FromHours(some) : (TimeSpan?)null;
        PolicyActionEvent
            .Parse(Read<CloudWatchEvent<JsonElement>>(text))
            .Valid()
            .Should()
            .Be(new PolicyAction(Some.Parameter("/a/secret"), kind, span, null, The.Now));
    }

    [Fact]
    public void A_completed_rotation()
    {
        var version = new CredentialVersion(2, The.Now);
        var completed = new Notification.RotationCompleted(Some.Parameter("/a/secret"), version, "detect");

        var record = Read<SNSEvent>(EventTexts.Completion(completed, "arn:x", The.Now)).Records.Single();

        record.Sns.TopicArn.Should().Be("arn:x");
        CompletionMessage.Parse(record.Sns.Message).Valid().Should().Be(Some.Parameter("/a/secret"));
    }

    [Fact]
    public void A_tick_of_the_schedule() =>
        RefreshInvocation
            .Parse(Read<JsonElement>($"{ParameterEvents.Schedule(The.Now)}"))
            .Valid()
            .Connections.Should()
            .BeNull();

    private static T Read<T>(string text) => Serializer.Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
