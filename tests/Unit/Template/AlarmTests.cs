using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;
using Tokens.Functions.Logging;
using Tokens.Tests.Templates;
using Tokens.Tests.Unit.Functions.Logging;

namespace Tokens.Tests.Unit.Template;

public sealed class AlarmTests
{
    public static TheoryData<string> Functions => Stack.Functions;

    public static TheoryData<string> Alarms { get; } = new TheoryNames(Stack.Template.Named("AWS::CloudWatch::Alarm"));

    [Theory]
    [MemberData(nameof(Alarms))]
    public void People_are_told_of_each_alarm_and_read_what_to_do(string alarm)
    {
        var properties = Stack.Usual.Properties(alarm);

        ((string?)properties["AlarmActions"]![0]).Should().Be("<AlertTopic>");
        ((string?)properties["AlarmDescription"]).Should().NotBeNullOrEmpty();
        ((string?)properties["TreatMissingData"]).Should().NotBeNull();
    }

    [Theory]
    [InlineData("FailedRefreshes")]
    [InlineData("TokensAboutToExpire")]
    [InlineData("NoSweepSeen")]
    public void What_an_alarm_looks_at_is_what_the_functions_write(string alarm)
    {
        var properties = Stack.Usual.Properties(alarm);
        var metric = properties["Metrics"]?[1]!["MetricStat"]!["Metric"] ?? properties;

        ((string?)metric["Namespace"]).Should().Be("Tokens");
        WrittenMetrics().Should().Contain((string)metric["MetricName"]!);
        metric["Dimensions"]!.ToJsonString().Should().Be("""[{"Name":"Root","Value":"/tokens"}]""");
    }

    /// <summary>
    /// Only a sweep writes a duration, and what is missing is the alarm. For what is missing CloudWatch looks back further
    /// than the periods of the alarm, and an older beat in that range put it off; a zero in its place is a beat that
    /// counts. Where the metric was never seen there is nothing to fill, and missing is breaching.
    /// </summary>
    [Theory]
    [InlineData("2")]
    [InlineData("15")]
    [InlineData("480")]
    public void A_schedule_that_died_is_seen_after_three_intervals(string minutes)
    {
        var heartbeat = Stack.With(("RefreshIntervalMinutes", minutes)).Properties("NoSweepSeen");
        var (beats, sweeps) = (heartbeat["Metrics"]![0]!, heartbeat["Metrics"]![1]!);
        var seconds = int.Parse(heartbeat["EvaluationPeriods"]!.ToString()) * (int)sweeps["MetricStat"]!["Period"]!;

        TimeSpan.FromSeconds(seconds).Should().Be(3 * TimeSpan.FromMinutes(int.Parse(minutes)));
        seconds.Should().BeLessThanOrEqualTo(86_400, "CloudWatch looks back a day at most");
        ((string?)beats["Expression"]).Should().Be($"FILL({sweeps["Id"]}, 0)");
        ((bool?)beats["ReturnData"]).Should().BeTrue();
        ((bool?)sweeps["ReturnData"]).Should().BeFalse();
        ((string?)sweeps["MetricStat"]!["Metric"]!["MetricName"]).Should().Be("Duration");
        ((string?)sweeps["MetricStat"]!["Stat"]).Should().Be("SampleCount");
        ((int?)heartbeat["Threshold"]).Should().Be(1);
        ((string?)heartbeat["ComparisonOperator"]).Should().Be("LessThanThreshold");
        ((string?)heartbeat["TreatMissingData"]).Should().Be("breaching");
    }

    [Fact]
    public void No_interval_is_longer_than_the_heartbeat_can_tell() =>
        ((int?)Stack.Template.Json["Parameters"]!["RefreshIntervalMinutes"]!["MaxValue"]).Should().Be(480);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Each_function_is_watched_for_errors_and_for_its_timeout(string function)
    {
        var errors = Stack.Usual.Properties($"{function}Errors");
        var duration = Stack.Usual.Properties($"{function}Duration");

        ((string?)errors["MetricName"]).Should().Be("Errors");
        ((string?)errors["Dimensions"]![0]!["Value"]).Should().Be($"<{function}>");
        var longest = duration["Metrics"]![1]!["MetricStat"]!["Metric"]!;
        ((string?)longest["MetricName"]).Should().Be("Duration");
        ((string?)longest["Dimensions"]![0]!["Value"]).Should().Be($"<{function}>");
        var milliseconds = 1000 * (int)Stack.Template.Resource(function)["Properties"]!["Timeout"]!;
        ((string?)duration["Metrics"]![0]!["Expression"]).Should().Be($"100 * longest / {milliseconds}");
        duration["Threshold"]!.ToString().Should().Be("80");
    }

    /// <summary>
    /// Lambda stamps a point with the invocation's start and reports it at the end: the point of the longest run arrives
    /// in a period that is as many periods back as the run took, and one more until it is reported.
    /// </summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void An_alarm_sees_a_run_that_used_its_whole_timeout(string function)
    {
        var timeout = (int)Stack.Template.Resource(function)["Properties"]!["Timeout"]!;

        foreach (var alarm in new[] { "Errors", "Duration", "Throttles", "EventsDropped" })
        {
            var properties = Stack.Usual.Properties(function + alarm);
            var period = (int)(properties["Period"] ?? properties["Metrics"]![1]!["MetricStat"]!["Period"])!;

            ((int)properties["EvaluationPeriods"]! * period).Should().BeGreaterThanOrEqualTo(timeout + (2 * period));
            ((int?)properties["DatapointsToAlarm"]).Should().Be(1);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Events_that_are_held_up_or_given_up_raise_an_alarm(string function)
    {
        foreach (var (alarm, metric) in new[] { ("Throttles", "Throttles"), ("EventsDropped", "AsyncEventsDropped") })
        {
            var properties = Stack.Usual.Properties(function + alarm);

            ((string?)properties["Namespace"]).Should().Be("AWS/Lambda");
            ((string?)properties["MetricName"]).Should().Be(metric);
            ((string?)properties["Statistic"]).Should().Be("Sum");
            ((string?)properties["Dimensions"]![0]!["Value"]).Should().Be($"<{function}>");
            ((int?)properties["Threshold"]).Should().Be(1);
        }
    }

    /// <summary>Dashboards are global to an account: the same stack in a second Region would roll back.</summary>
    [Fact]
    public void The_dashboards_name_carries_the_Region()
    {
        var (here, there) = (Stack.Usual, Stack.With(("AWS::Region", "eu-west-1")));

        ((string?)here.Properties("Dashboard")["DashboardName"]).Should().Be("tokens-us-east-1");
        ((string?)there.Properties("Dashboard")["DashboardName"]).Should().Be("tokens-eu-west-1");
        ((string?)here.Resolve(Stack.Template.Json["Outputs"]!["DashboardUrl"]!["Value"]))
            .Should()
            .EndWith("#dashboards/dashboard/<Dashboard>");
    }

    [Fact]
    public void Each_queue_is_watched()
    {
        var watched = Stack
            .Template.Named("AWS::CloudWatch::Alarm")
            .Select(Stack.Usual.Properties)
            .Where(alarm => (string?)alarm["MetricName"] == "ApproximateNumberOfMessagesVisible")
            .Select(alarm => (string?)alarm["Dimensions"]![0]!["Value"]);

        watched
            .Should()
            .BeEquivalentTo(Stack.Template.Named("AWS::SQS::Queue").Select(queue => $"<{queue}.QueueName>"));
    }

    [Fact]
    public void The_dashboard_shows_every_alarm_and_the_functions_own_metrics()
    {
        var body = JsonNode.Parse((string)Stack.Usual.Properties("Dashboard")["DashboardBody"]!)!;
        var widgets = body["widgets"]!.AsArray().Select(widget => widget!["properties"]!).ToList();

        widgets
            .SelectMany(widget => widget["alarms"]?.AsArray() ?? [])
            .Select(alarm => (string?)alarm)
            .Should()
            .BeEquivalentTo(Stack.Template.Named("AWS::CloudWatch::Alarm").Select(alarm => $"<{alarm}.Arn>"));
        widgets
            .SelectMany(widget => widget["metrics"]?.AsArray() ?? [])
            .Where(metric => (string?)metric![0] == "Tokens")
            .Select(metric => (string?)metric![1])
            .Distinct()
            .Should()
            .BeEquivalentTo(WrittenMetrics());
    }

    /// <summary>The names in a sweep's line.</summary>
    private static IEnumerable<string> WrittenMetrics()
    {
        using var log = new LogLines();
        new RefreshMetrics(log.Lines, Some.Parameter("/tokens")).Write(
            new RefreshReport([], TimeSpan.Zero, TimeSpan.Zero),
            isSweep: true
        );
        return
        [
            .. JsonNode.Parse(log.Written.Single())!["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]!
                .AsArray()
                .Select(metric => (string)metric!["Name"]!),
        ];
    }
}
