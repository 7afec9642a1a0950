using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tokens.Bench.Fleets;

namespace Tokens.Bench.Fleet;

/// <summary>Has one process refresh a fleet, and reads what that took.</summary>
/// <param name="executable">The published program of bench/Fleet.</param>
internal sealed class PlayFleet(string executable)
{
    /// <exception cref="BenchException">It did not do its work.</exception>
    public async Task<FleetFigures> OnceAsync(FleetScenario scenario)
    {
        var epoch = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        await using var stage = await FleetStage.StartAsync(scenario, new ScaledClock(epoch, scenario.Scale));
        var result = await RunAsync(scenario, stage.Variables, epoch);
        if (result.Refreshed != scenario.Connections || stage.Stored() != scenario.Connections)
        {
            throw new BenchException(
                $"{scenario}: {result.Refreshed} refreshed, {stage.Stored()} stored\n{string.Join('\n', result.Failed.Take(5))}"
            );
        }

        foreach (var failure in result.Failed.Take(3))
        {
            Console.Error.WriteLine($"{scenario}: {failure}");
        }

        return new FleetFigures(
            scenario,
            result.Sweeps.Sum(),
            result.Sweeps.Count,
            stage.Calls.Made,
            stage.Calls.Refused,
            stage.Exchanges,
            result.Failed.Count,
            stage.FurthestOutOfTurn(),
            result.PeakBytes / 1e6
        );
    }

    private async Task<FleetResult> RunAsync(
        FleetScenario scenario,
        IReadOnlyDictionary<string, string> variables,
        DateTimeOffset epoch
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(StartInfo(scenario, variables, epoch, file))!;
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), process.WaitForExitAsync());
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize(await File.ReadAllTextAsync(file), FleetJson.Default.FleetResult)!
                : throw new BenchException($"{scenario}: it ended with {process.ExitCode}, see above");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private ProcessStartInfo StartInfo(
        FleetScenario scenario,
        IReadOnlyDictionary<string, string> variables,
        DateTimeOffset epoch,
        string file
    )
    {
        var start = new ProcessStartInfo(
            executable,
            [
                file,
                scenario.Connections.ToString(CultureInfo.InvariantCulture),
                scenario.DeadlineSeconds.ToString(CultureInfo.InvariantCulture),
                epoch.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                scenario.Scale.ToString(CultureInfo.InvariantCulture),
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
