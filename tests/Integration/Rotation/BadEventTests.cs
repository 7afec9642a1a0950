using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Rotation;

/// <summary>Events that make no sense: a log line, no error that has them delivered again, and the others are served.</summary>
public sealed class BadEventTests
{
    [Theory]
    [InlineData("policy-type", "Retention", "policy-type")]
    [InlineData("parameter-name", "no name at all!", "parameter-name")]
    [InlineData("parameter-name", "/acme/../x y", "parameter-name")]
    public async Task A_policy_action_that_cannot_be_read_is_passed_over(string field, string value, string problem)
    {
        await using var world = await World.StartListeningAsync();
        var sample = JsonNode.Parse(Samples.Read("policy-action-no-change"))!;
        sample["detail"]![field] = value;

        await world.DeliverAsync("RemindOfRotation", sample.ToJsonString());

        await world.ShouldLogAsync(problem);
        world.Alerts.Messages.Should().BeEmpty();
    }

    /// <summary>The invocation failed before the function had seen the event, which then came again and again.</summary>
    [Theory]
    [InlineData("RemindOfRotation", "policy-action-no-change", "time", "no time")]
    [InlineData("RemindOfRotation", "policy-action-no-change", "time", "")]
    [InlineData("DetectRotation", "parameter-change-update", "time", "2026-13-41T99:99:99Z")]
    [InlineData("DetectRotation", "parameter-change-update", "detail", "no object")]
    [InlineData("CompleteRotation", "sns-envelope", "Records", "no list")]
    public async Task A_malformed_field_fails_no_invocation(string function, string file, string field, string value)
    {
        await using var world = await World.StartListeningAsync();
        var sample = JsonNode.Parse(Samples.Read(file))!;
        sample[field] = value;

        await world.DeliverAsync(function, sample.ToJsonString());

        await world.ShouldLogAsync($"passed over: field {field}: ");
        world.Alerts.Messages.Should().BeEmpty();
        world.Completions.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"Type":"NoChangeNotification"}""")]
    [InlineData("""{"Attributes":{"After":"many","Unit":"Days"}}""")]
    [InlineData("""{"Attributes":7}""")]
    public async Task A_policy_whose_content_is_malformed_still_reminds(string content)
    {
        await using var world = await World.StartListeningAsync();
        await world.PutSecretAsync($"{world.Root}/unused/secret", "fake-unused-secret");
        var sample = JsonNode.Parse(Samples.Read("policy-action-no-change"))!;
        sample["detail"]!["parameter-name"] = $"{world.Root}/unused/secret";
        sample["detail"]!["policy-content"] = content;
        sample["time"] = Ahead();

        await world.DeliverAsync("RemindOfRotation", sample.ToJsonString());

        world.Alerts.Messages.Should().ContainSingle().Which.Text.Should().Contain($"{world.Root}/unused/secret");
    }

    [Fact]
    public async Task A_failed_policy_is_told_as_such()
    {
        await using var world = await World.StartListeningAsync();
        await world.PutSecretAsync($"{world.Root}/unused/secret", "fake-unused-secret");
        var sample = JsonNode.Parse(Samples.Read("policy-action-no-change"))!;
        sample["detail"]!["parameter-name"] = $"{world.Root}/unused/secret";
        sample["detail"]!["action-status"] = "Failed";
        sample["detail"]!["action-reason"] = "no reason that anybody\nwould parse";
        sample["time"] = Ahead();

        await world.DeliverAsync("RemindOfRotation", sample.ToJsonString());

        var told = world.Alerts.Messages.Should().ContainSingle().Subject;
        told.Text.Should().Contain("no reason that anybody would parse");
        told.Subject.Should().Contain("WARNING");
    }

    [Theory]
    [InlineData(
        """{"source":"aws.ssm","detail-type":"Parameter Store Change","detail":"text","time":"2026-11-22T16:43:48Z"}"""
    )]
    [InlineData(
        """{"source":"aws.s3","detail-type":"Parameter Store Change","detail":{},"time":"2026-11-22T16:43:48Z"}"""
    )]
    [InlineData("""{"source":"aws.ssm","detail-type":"Parameter Store Change","detail":{"operation":"Update"}}""")]
    [InlineData("{}")]
    public async Task A_change_that_cannot_be_read_is_passed_over(string payload)
    {
        await using var world = await World.StartListeningAsync();

        await world.DeliverAsync("DetectRotation", payload);

        await world.ShouldLogAsync("passed over");
        world.Completions.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("acme/access-token")]
    [InlineData("status/acme")]
    [InlineData("claims/0123456789abcdef0123456789abcdef.1")]
    [InlineData("acme/refresh-token")]
    [InlineData("nobody/client-secret")]
    public async Task A_change_of_what_nobody_waits_for_goes_round_in_no_circle(string parameter)
    {
        await using var world = await World.StartListeningAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();
        var sample = JsonNode.Parse(Samples.Read("parameter-change-update"))!;
        sample["detail"]!["name"] = $"{world.Root}/{parameter}";

        await world.DeliverAsync("DetectRotation", sample.ToJsonString());

        world.Completions.Messages.Should().BeEmpty();
        world.Alerts.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_several_records_the_good_ones_are_served()
    {
        await using var world = await World.StartListeningAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var envelope = JsonNode.Parse(Samples.Read("sns-envelope"))!;
        var record = envelope["Records"]![0]!;
        record["Sns"]!["TopicArn"] = world.Completions.TopicArn;
        var records = new JsonArray();
        foreach (
            var message in (string[])
                ["not json", "[]", """{"parameter":7}""", $$"""{"parameter":"{{world.Root}}/acme/client-secret"}"""]
        )
        {
            var one = record.DeepClone();
            one["Sns"]!["Message"] = message;
            records.Add(one);
        }

        await world.DeliverAsync("CompleteRotation", new JsonObject { ["Records"] = records }.ToJsonString());

        world.TokenServer.Requests.Should().ContainSingle("the last record names a secret to prove");
        await world.ShouldLogAsync("no rotation-completed message");
    }

    [Fact]
    public async Task A_record_of_a_foreign_topic_is_passed_over()
    {
        await using var world = await World.StartListeningAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        await world.CompleteAsync(
            $$"""{"parameter":"{{world.Root}}/acme/client-secret"}""",
            "arn:aws:sns:us-east-1:123456789012:somebody-elses"
        );

        world.TokenServer.Requests.Should().BeEmpty();
        await world.ShouldLogAsync("TOKENS_COMPLETED_TOPIC_ARN");
    }

    [Fact]
    public async Task A_message_about_a_parameter_that_no_connection_uses_is_passed_over()
    {
        await using var world = await World.StartListeningAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        await world.CompleteAsync("""{"parameter":"/somebody/elses/secret"}""");

        world.TokenServer.Requests.Should().BeEmpty();
        await world.ShouldLogAsync("no client or connection uses it");
    }

    /// <summary>After all that the test did.</summary>
    private static string Ahead() => DateTimeOffset.UtcNow.AddMinutes(10).ToString("yyyy-MM-ddTHH:mm:ssZ");
}
