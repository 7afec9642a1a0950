using Tokens.Bench.Results;

namespace Tokens.Bench.Fleet;

/// <summary>Fleets of many sizes on accounts with AWS's quotas, on a clock that runs faster.</summary>
internal sealed class FleetPart : IPart
{
    public string Name => "fleet";

    public async Task<PartResult> RunAsync(BenchRequest request)
    {
        var folder = Path.GetFullPath(Path.Combine(BenchRequest.Output, "builds", "fleet"));
        var play = new PlayFleet(await BuildFleet.InAsync(folder, request.Build));
        var figures = new List<FleetFigures>();
        foreach (var scenario in FleetScenario.All)
        {
            figures.Add(await play.OnceAsync(scenario));
            Console.WriteLine($"{figures[^1].Scenario}: {figures[^1].Elapsed:F1} s");
        }

        return new FleetReport(figures).Result();
    }
}
