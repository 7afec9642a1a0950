using System.Collections.Concurrent;
using System.Text.Json;
using Tokens.Tests.Integration.FaultInjection.Scenarios;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// Each scenario is played once as it should be, which tells the calls that it makes; then again for each call and each
/// way in which it can go wrong. A call that is added to the product is among them without being listed anywhere.
/// </summary>
public sealed class FaultInjectionTests(FaultLab lab) : IClassFixture<FaultLab>
{
    private static readonly Scenario[] All =
    [
        new StableRefreshToken(),
        new SingleUseWithGrace(),
        new SingleUseWithoutGrace(),
        new RefreshTokenNotTaken(),
        new ClientCredentialsGrant(),
        new OutageAtFirstSight(),
        new GoodNewSecret(),
        new WrongNewSecret(),
        new ReminderDue(),
        new DeletedCredential(),
        new WithdrawnAuthorisation(),
        new SignedInAgain(),
    ];

    public static TheoryData<int, string> Scenarios()
    {
        var data = new TheoryData<int, string>();
        foreach (var (index, scenario) in All.Index())
        {
            data.Add(index, scenario.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Whatever_goes_wrong_nothing_is_lost_and_everything_is_told_once(int index, string name)
    {
        var scenario = All[index];
        scenario.Name.Should().Be(name);
        var golden = await lab.PlayAsync(scenario);
        golden.Acting.Should().OnlyContain(run => run.BreachOfContract == null);
        lab.Figures.Add(golden.Calls);
        var broken = new ConcurrentBag<string>();
        var faults = FaultPlan.For(golden.Calls, index).ToList();

        await FaultLab.PlayAllAsync(
            faults,
            async fault =>
            {
                var run = await lab.PlayAsync(scenario, fault);
                var invariants = new Invariants(scenario, golden, fault.Call, fault.Kind);
                foreach (var invariant in invariants.BrokenBy(run))
                {
                    broken.Add(Describe(scenario, fault, invariant, run));
                }
            }
        );

        lab.Figures.Add(faults.Select(fault => fault.Kind), broken.Count);
        Assert.True(broken.IsEmpty, string.Join("\n\n", broken.Order(StringComparer.Ordinal)));
    }

    private static string Describe(
        Scenario scenario,
        (OutgoingCall Call, FaultKind Kind) fault,
        string invariant,
        FaultRun run
    ) =>
        $"{scenario}; {fault.Call}; {fault.Kind}: {invariant}\n"
        + string.Join('\n', run.Log.Select(Shorter).OfType<string>().Select(line => "    " + line));

    /// <summary>Of the functions' lines what they say; null for metrics.</summary>
    private static string? Shorter(OutputLine line)
    {
        try
        {
            var json = JsonNode.Parse(line.Text)!;
            return json["message"] is { } said ? $"{json["level"]}: {said}" : null;
        }
        catch (JsonException)
        {
            return line.Text;
        }
    }
}
