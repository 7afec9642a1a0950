using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>Every interleaving of three processes with every placement of two faults.</summary>
public sealed class ExplorationTests(ITestOutputHelper output)
{
    private static int Number(string name, int otherwise) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? $"{otherwise}", CultureInfo.InvariantCulture);

    private static readonly int Processes = Number("X_PROCESSES", 2);

    private static readonly int Faults = Number("X_FAULTS", 1);

    [Fact]
    public void A_refresh_token_is_used_by_one_process_at_a_time_and_never_lost() =>
        Explore(new LeaseProtocol()).Violation.Should().BeNull();

    [Fact]
    public void An_alert_is_published_at_least_once_and_again_only_after_a_fault() =>
        Explore(new AlertProtocol()).Violation.Should().BeNull();

    [Fact]
    public void An_access_token_does_not_come_back_over_a_newer_one() =>
        Explore(new LeaseProtocol(watchesAccessTokens: true)).Violation.Should().BeNull();

    [Theory]
    [InlineData(nameof(Bug.TakenTwice), "exchanged twice")]
    [InlineData(nameof(Bug.NeverTakenOver), "neither goes on")]
    [InlineData(nameof(Bug.TakenOverTooEarly), "exchanged twice")]
    [InlineData(nameof(Bug.NotCheckedAgain), "shown again")]
    [InlineData(nameof(Bug.NotRemembered), "shown again")]
    public void A_bug_in_the_lease_is_found(string bug, string violation) =>
        Explore(new LeaseProtocol(Enum.Parse<Bug>(bug))).Violation.Should().Contain(violation);

    [Theory]
    [InlineData(nameof(Bug.TakenTwice), "2 times")]
    [InlineData(nameof(Bug.NeverTakenOver), "never published")]
    [InlineData(nameof(Bug.TakenOverTooEarly), "2 times")]
    [InlineData(nameof(Bug.MarkedBeforeSent), "never published")]
    public void A_bug_in_the_alert_is_found(string bug, string violation) =>
        Explore(new AlertProtocol(Enum.Parse<Bug>(bug))).Violation.Should().Contain(violation);

    private Explored Explore(Protocol protocol)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var explored = Unguarded(() => new Explorer(protocol, Processes, Faults).Run());
        output.WriteLine($"explored: {explored} ({watch.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s CPU)");
        return explored;
    }

    /// <summary>Every other test searches what is shown for secrets; here that would take most of the time.</summary>
    private static T Unguarded<T>(Func<T> explore)
    {
        using var flow = ExecutionContext.SuppressFlow();
        return Task.Run(explore).GetAwaiter().GetResult();
    }
}
