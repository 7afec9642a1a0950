using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Rotation;

/// <summary>Events that make no sense: a log line, no error that has them delivered again, and the others are served.</summary>
public sealed class BadEventTests : WorldTests
{
    protected override Task<World> StartWorldAsync() => World.StartListeningAsync();

    [Theory]
    [InlineData("policy-type", "Retention", "policy-type")]
    [InlineData("parameter-name", "no name at all!", "parameter-name")]
    [InlineData("parameter-name", "/acme/../x y", "parameter-name")]
    public async Task A_policy_action_that_cannot_be_read_is_passed_over(string field, string value, string problem)
    {
        var sample = JsonNode.Parse(Samples.Read("policy-action-no-change"))!;
        sample["detail"]![field] = value;

        await World.DeliverAsync("RemindOfRotation", sample.ToJsonString());

        await World.ShouldLogAsync(problem);
        World.Alerts.Messages.Should().BeEmpty();
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
        var sample = JsonNode.Parse(Samples.Read(file))!;
        sample[field] = value;

        await World.DeliverAsync(function, sample.ToJsonString());

        await World.ShouldLogAsync($"passed over: field {field}: ");
        World.Alerts.Messages.Should().BeEmpty();
        World.Completions.Messages.Should().BeEmpty();
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
        await World.PutSecretAsync($"{World.Root}/unused/secret", "fake-unused-secret");
        var sample = JsonNode.Parse(Samples.Read("policy-action-no-change"))!;
        sample["detail"]!["parameter-name"] = $"{World.Root}/unused/secret";
        sample["detail"]!["policy-content"] = content;
        sample["time"] = Ahead();

        await World.DeliverAsync("RemindOfRotation", sample.ToJsonString());

        World.Alerts.Messages.Should().ContainSingle().Which.Text.Should().Contain($"{World.Root}/unused/secret");
    }

    [Fact]
    public async Task A_failed_policy_is_told_as_such()
    {
        await World.PutSecretAsync($"{World.Root}/unused/secret", "fake-unused-secret");
        var sample = JsonNode.Parse(Samples.Read("policy-action-no-change"))!;
        sample["detail"]!["parameter-name"] = $"{World.Root}/unused/secret";
        sample["detail"]!["action-status"] = "Failed";
        sample["detail"]!["action-reason"] = "no reason that anybody\nwould parse";
        sample["time"] = Ahead();

        await World.DeliverAsync("RemindOfRotation", sample.ToJsonString());

        var told = World.Alerts.Messages.Should().ContainSingle().Subject;
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
        await World.DeliverAsync("DetectRotation", payload);

        await World.ShouldLogAsync("passed over");
        World.Completions.Messages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("acme/access-token")]
    [InlineData("status/acme")]
    [InlineData("claims/0123456789abcdef0123456789abcdef.1")]
    [InlineData("acme/refresh-token")]
    [InlineData("nobody/client-secret")]
    public async Task A_change_of_what_nobody_waits_for_goes_round_in_no_circle(string parameter)
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();
        var sample = JsonNode.Parse(Samples.Read("parameter-change-update"))!;
        sample["detail"]!["name"] = $"{World.Root}/{parameter}";

        await World.DeliverAsync("DetectRotation", sample.ToJsonString());

        World.Completions.Messages.Should().BeEmpty();
        World.Alerts.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_several_records_the_good_ones_are_served()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var envelope = JsonNode.Parse(Samples.Read("sns-envelope"))!;
        var record = envelope["Records"]![0]!;
        record["Sns"]!["TopicArn"] = World.Completions.TopicArn;
        var records = new JsonArray();
        foreach (
            var message in (string[])
                ["not json", "[]", """{"parameter":7}""", $$"""{"parameter":"{{World.Root}}/acme/client-secret"}"""]
        )
        {
            var one = record.DeepClone();
            one["Sns"]!["Message"] = message;
            records.Add(one);
        }

        await World.DeliverAsync("CompleteRotation", new JsonObject { ["Records"] = records }.ToJsonString());

        World.TokenServer.Requests.Should().ContainSingle("the last record names a secret to prove");
        await World.ShouldLogAsync("no rotation-completed message");
    }

    [Fact]
    public async Task A_record_of_a_foreign_topic_is_passed_over()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        await World.CompleteAsync(
            $$"""{"parameter":"{{World.Root}}/acme/client-secret"}""",
            "arn:aws:sns:us-east-1:123456789012:somebody-elses"
        );

        World.TokenServer.Requests.Should().BeEmpty();
        await World.ShouldLogAsync("TOKENS_COMPLETED_TOPIC_ARN");
    }

    [Fact]
    public async Task A_message_about_a_parameter_that_no_connection_uses_is_passed_over()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        await World.CompleteAsync("""{"parameter":"/somebody/elses/secret"}""");

        World.TokenServer.Requests.Should().BeEmpty();
        await World.ShouldLogAsync("no client or connection uses it");
    }

    /// <summary>After all that the test did.</summary>
    private static string Ahead() => DateTimeOffset.UtcNow.AddMinutes(10).ToString("yyyy-MM-ddTHH:mm:ssZ");
}
