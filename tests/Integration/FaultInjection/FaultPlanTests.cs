namespace Tokens.Tests.Integration.FaultInjection;

public sealed class FaultPlanTests
{
    private const int Scenarios = 12;

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(40)]
    public void The_spread_has_each_operation_in_each_scenario_and_each_fault_somewhere(int count)
    {
        var calls = Enumerable
            .Range(0, count)
            .Select(i => new OutgoingCall("AmazonSSM", $"Operation{i % 5}", $"~/parameter-{i}", 1))
            .ToList();

        var spreads = Enumerable.Range(0, Scenarios).Select(i => FaultPlan.Spread(calls, i).ToList()).ToList();

        spreads
            .Should()
            .OnlyContain(spread => spread.Select(fault => fault.Call.Operation).Distinct().Count() == 5)
            .And.OnlyContain(spread => spread.Count(fault => fault.Kind.Kills) == 1);
        spreads
            .SelectMany(spread => spread)
            .Select(fault => fault.Kind)
            .Distinct()
            .Should()
            .BeEquivalentTo(FaultKind.All);
    }
}
