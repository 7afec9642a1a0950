using System.Text.Json;
using System.Text.Json.Nodes;
using Tokens.Functions;
using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Unit.Template;

public sealed class ScheduleTests
{
    private const string Role = "RefreshTokensScheduleRole";

    private static readonly JsonObject Schedule = Stack.Usual.Event("RefreshTokens", "Schedule");

    [Fact]
    public void Its_input_is_a_sweep()
    {
        using var input = JsonDocument.Parse((string)Schedule["Input"]!);

        var invocation = RefreshInvocation.Parse(input.RootElement);

        invocation.Should().BeOfType<Parsed<RefreshInvocation>.Valid>().Which.Value.Connections.Should().BeNull();
    }

    [Fact]
    public void It_comes_as_often_as_the_parameter_says()
    {
        ((string?)Schedule["ScheduleExpression"]).Should().Be("rate(15 minutes)");
        ((string?)Schedule["FlexibleTimeWindow"]!["Mode"]).Should().Be("OFF");
        // "rate(1 minutes)" is refused.
        ((int?)Stack.Template.Json["Parameters"]!["RefreshIntervalMinutes"]!["MinValue"])
            .Should()
            .Be(2);
    }

    [Fact]
    public void Its_name_belongs_to_the_stack() => ((bool?)Schedule["OmitName"]).Should().BeTrue();

    [Fact]
    public void Its_role_starts_sweeps_and_keeps_those_that_could_not_be_started_and_does_nothing_else()
    {
        ((string?)Schedule["RoleArn"]).Should().Be($"<{Role}.Arn>");
        var policy = RolePolicy.OfRole(Stack.Usual, Role);
        AwsCall[] calls =
        [
            new("lambda:InvokeFunction", "<RefreshTokens.Arn>"),
            new("sqs:SendMessage", "<UndeliveredEvents.Arn>"),
        ];

        calls.Should().OnlyContain(call => policy.Allows(call));
        policy.Unused(calls).Should().BeEmpty();
        policy.Allows(new AwsCall("lambda:InvokeFunction", "<CompleteRotation.Arn>")).Should().BeFalse();
    }

    /// <summary>The service is one for all accounts: without the condition it could be had to act for another's schedule.</summary>
    [Fact]
    public void Its_role_trusts_the_scheduler_for_this_account_only()
    {
        var trust = Stack.Usual.Properties(Role)["AssumeRolePolicyDocument"]!["Statement"]!.AsArray();

        var statement = trust.Should().ContainSingle().Subject!;
        ((string?)statement["Principal"]!["Service"]).Should().Be("scheduler.amazonaws.com");
        ((string?)statement["Condition"]!["StringEquals"]!["aws:SourceAccount"]).Should().Be("123456789012");
    }

    [Fact]
    public void A_sweep_that_could_not_be_started_is_tried_again_and_then_kept()
    {
        ((int?)Schedule["RetryPolicy"]!["MaximumRetryAttempts"]).Should().BeInRange(1, 185);
        ((string?)Schedule["DeadLetterConfig"]!["Arn"]).Should().Be("<UndeliveredEvents.Arn>");
    }
}
