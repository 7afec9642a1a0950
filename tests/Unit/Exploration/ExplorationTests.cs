using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>
/// Every interleaving of some processes with every placement of some faults. The lease has many states: here three
/// processes without a fault and two with one, or what <c>TOKENS_TEST_EXPLORE</c> says, "processes,faults"
/// (<c>eng/explore</c>).
/// </summary>
[Trait("Category", "Long")]
public sealed class ExplorationTests(ITestOutputHelper output)
{
    public static TheoryData<int, int> Bounds
    {
        get
        {
            var asked = Environment.GetEnvironmentVariable("TOKENS_TEST_EXPLORE")?.Split(',');
            int Number(int at) => int.Parse(asked[at], CultureInfo.InvariantCulture);
            return asked is null
                ? new TheoryData<int, int> { { 3, 0 }, { 2, 1 } }
                : new TheoryData<int, int> { { Number(0), Number(1) } };
        }
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_refresh_token_is_used_by_one_process_at_a_time_and_never_lost(int processes, int faults) =>
        Explore(new LeaseProtocol(), processes, faults).Violation.Should().BeNull();

    [Fact]
    public void An_alert_is_published_at_least_once_and_again_only_after_a_fault() =>
        Explore(new AlertProtocol(), processes: 3, faults: 2).Violation.Should().BeNull();

    /// <summary>Between its two writes a process holds no lease that the next refresh has to wait for.</summary>
    [Fact]
    public void An_access_token_does_not_come_back_over_a_newer_one() =>
        Explore(new LeaseProtocol(isScheduled: true), processes: 3, faults: 0).Violation.Should().BeNull();

    [Theory]
    [InlineData(nameof(Bug.TakenTwice), "exchanged twice")]
    [InlineData(nameof(Bug.NeverTakenOver), "neither goes on")]
    [InlineData(nameof(Bug.TakenOverTooEarly), "exchanged twice")]
    [InlineData(nameof(Bug.NotCheckedAgain), "shown again")]
    [InlineData(nameof(Bug.NotRemembered), "is lost")]
    public void A_bug_in_the_lease_is_found(string bug, string violation) =>
        Explore(new LeaseProtocol(Enum.Parse<Bug>(bug)), processes: 2, faults: 1).Violation.Should().Contain(violation);

    [Theory]
    [InlineData(nameof(Bug.TakenTwice), "2 times")]
    [InlineData(nameof(Bug.NeverTakenOver), "never published")]
    [InlineData(nameof(Bug.TakenOverTooEarly), "2 times")]
    [InlineData(nameof(Bug.MarkedBeforeSent), "never published")]
    public void A_bug_in_the_alert_is_found(string bug, string violation) =>
        Explore(new AlertProtocol(Enum.Parse<Bug>(bug)), processes: 2, faults: 1).Violation.Should().Contain(violation);

    private Explored Explore(Protocol protocol, int processes, int faults)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var explored = Unguarded(() => new Explorer(protocol, processes, faults).Run());
        var used = Environment.CpuUsage.TotalTime - cpu;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"explored: {processes} processes, {faults} faults, {watch.Elapsed.TotalSeconds:0.0} s ({used.TotalSeconds:0.0} s CPU), {explored}"
            )
        );
        return explored;
    }

    /// <summary>Every other test searches what is shown for secrets; here that would take most of the time.</summary>
    private static T Unguarded<T>(Func<T> explore)
    {
        using var flow = ExecutionContext.SuppressFlow();
        return Task.Run(explore).GetAwaiter().GetResult();
    }
}
