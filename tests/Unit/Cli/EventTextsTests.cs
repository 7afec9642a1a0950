using System.Text;
using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Local;
using Tokens.Cli.Hosting;
using Tokens.Functions;
using Tokens.Functions.Events;

namespace Tokens.Tests.Unit.Cli;

/// <summary>That the functions read what the local run writes.</summary>
public sealed class EventTextsTests
{
    private static readonly EventSerializer Serializer = new();

    [Theory]
    [InlineData("Create", false)]
    [InlineData("Update", false)]
    [InlineData("Delete", true)]
    public void A_change(string operation, bool isDeletion)
    {
        var text = EventTexts.Change(Some.Parameter("/a/secret"), operation, The.Now);

        ParameterChangeEvent
            .Parse(Read<CloudWatchEvent<JsonElement>>(text))
            .Valid()
            .Should()
            .Be(new ParameterChange(Some.Parameter("/a/secret"), isDeletion, The.Now));
    }

    [Theory]
    [InlineData(PolicyKind.NoChangeNotification, 36)]
    [InlineData(PolicyKind.ExpirationNotification, 48)]
    [InlineData(PolicyKind.Expiration, null)]
    public void A_policy_action_of_each_kind(PolicyKind kind, int? hours)
    {
        var span = hours is { } some ? TimeSpan.FromHours(some) : (TimeSpan?)null;
        var action = new PolicyAction(Some.Parameter("/a/secret"), kind, span, null, The.Now);
        var parameter = new PolicedParameter(action.Parameter, The.Now, [])
        {
            Expiration = new StoredExpiration(The.Now, []),
        };

        var text = EventTexts.Policy(action, LocalPolicies.ContentOf(action, parameter));

        PolicyActionEvent.Parse(Read<CloudWatchEvent<JsonElement>>(text)).Valid().Should().Be(action);
        text.Should().Contain(kind == PolicyKind.Expiration ? "Timestamp" : "Unit");
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
        RefreshInvocation.Parse(Read<JsonElement>(EventTexts.Schedule(The.Now))).Valid().Connections.Should().BeNull();

    private static T Read<T>(string text) => Serializer.Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
