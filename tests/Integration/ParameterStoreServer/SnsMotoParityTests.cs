using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>
/// A second opinion on SNS. Beyond the script's known differences moto has another account and random ids, words its
/// errors otherwise, and tells policies among a topic's attributes.
/// </summary>
public sealed partial class SnsMotoParityTests
{
    private static readonly string[] NotCompared = ["RequestId", "Message", "message"];
    private static readonly string[] Policies = ["Policy", "DeliveryPolicy", "EffectiveDeliveryPolicy"];

    [SkippableFact]
    public async Task Moto_answers_the_same_except_where_it_is_known_not_to()
    {
        Skip.If(MotoServer.Program is null, "moto_server is not on the PATH: there is nothing to compare with.");
        await using var moto = await MotoServer.StartAsync();
        await using var server = await ParameterStore.StartAsync();

        var (ours, theirs) = (await RunAsync(server.Endpoint), await RunAsync(moto.Endpoint));

        var different = Enumerable.Range(0, ours.Count).Where(i => ours[i] != theirs[i]).ToArray();
        different
            .Where(i => SnsParityScript.Steps[i].KnownDifference is null)
            .Select(i => $"ours: {ours[i]}; moto's: {theirs[i]}")
            .Should()
            .BeEmpty();
        different
            .Select(i => SnsParityScript.Steps[i].KnownDifference)
            .Should()
            .Equal(SnsParityScript.Steps.Select(step => step.KnownDifference).OfType<string>());
    }

    [SkippableFact]
    public async Task Moto_delivers_the_same_but_for_the_attributes()
    {
        Skip.If(MotoServer.Program is null, "moto_server is not on the PATH: there is nothing to compare with.");
        await using var moto = await MotoServer.StartAsync();
        await using var server = await ParameterStore.StartAsync();

        var (ours, theirs) = (await DeliverAsync(server.Endpoint), await DeliverAsync(moto.Endpoint));

        theirs.Should().BeEquivalentTo(ours with { Attributes = new Dictionary<string, string>() });
        ours.Attributes.Should().NotBeEmpty();
    }

    private static async Task<InboxMessage> DeliverAsync(Uri aws)
    {
        await using var inbox = await Inbox.SubscribeAsync(aws, "parity");
        using var sns = SnsSdk.ClientOf(aws);
        await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = inbox.TopicArn,
                Subject = "s",
                Message = """{"default":"d","http":"Grüße","email":"e"}""",
                MessageStructure = "json",
                MessageAttributes = new()
                {
                    ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "reminder" },
                },
            }
        );
        return (await inbox.WaitForAsync(1, TimeSpan.FromSeconds(30)))[0] with { MessageId = "…" };
    }

    private static async Task<List<string>> RunAsync(Uri endpoint)
    {
        using var client = new SnsClient(endpoint);
        var topic = (await client.CallAsync("CreateTopic", ("Name", "parity")))["TopicArn"];
        List<string> answers = [];
        foreach (var (step, number) in SnsParityScript.Steps.Select((step, i) => (step, i)))
        {
            var fields = step.Fields.Select(field => (field.Name, field.Value.Replace("{topic}", topic)));
            var answer = await client.CallAsync(step.Action, [.. fields]);
            answers.Add($"{number} {step.Action}: {answer.Status} {string.Join(' ', Comparable(answer.Xml))}");
        }

        return answers;
    }

    // Neither promises an order of fields or attributes.
    private static IEnumerable<string> Comparable(XElement answer) =>
        answer
            .Descendants()
            .Where(element => !element.HasElements && !NotCompared.Contains(element.Name.LocalName))
            .Where(element => !Policies.Contains(Key(element)))
            .Select(element => $"{element.Name.LocalName}{Key(element)}={Varying().Replace(element.Value, "…")}")
            .Order(StringComparer.Ordinal);

    /// <summary>The key that a map's key or value belongs to.</summary>
    private static string Key(XElement element) =>
        element.Parent is { Name.LocalName: "entry" } entry
            ? entry.Elements().First(each => each.Name.LocalName == "key").Value
            : "";

    /// <summary>Ids of messages and subscriptions, and the account's.</summary>
    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9])(0{12}|123456789012)(?![0-9])")]
    private static partial Regex Varying();
}
