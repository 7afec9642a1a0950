using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Domain;
using Tokens.Functions;
using Xunit;

namespace Tokens.Tests.Unit.Template;

public sealed class ScheduleTests
{
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
    public void A_sweep_that_could_not_be_started_is_tried_again_and_then_kept()
    {
        ((int?)Schedule["RetryPolicy"]!["MaximumRetryAttempts"]).Should().BeInRange(1, 185);
        ((string?)Schedule["DeadLetterConfig"]!["Arn"]).Should().Be("<UndeliveredEvents.Arn>");
    }
}
