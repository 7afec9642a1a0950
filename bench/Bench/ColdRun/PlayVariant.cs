using System.Text.Json;
using Tokens.Emulator.Lambda;

namespace Tokens.Bench.ColdRun;

/// <summary>Starts a variant behind the runtime API, has it refresh the connection, and reads what that took.</summary>
internal static class PlayVariant
{
    private const string Event = """
        {"version":"0","source":"aws.events","detail-type":"Scheduled Event","resources":[],"detail":{}}
        """;

    /// <exception cref="BenchException">It did not answer, or the token in the store is not the one that was issued.</exception>
    public static async Task<ColdFigures> OnceAsync(Variant variant, ColdStage stage)
    {
        await SweepOfTheHour.LetPassAsync();
        stage.Clear();
        var issued = stage.IssuedTokens;
        await using var host = await LambdaHost.StartAsync(Options(variant, stage));
        var outcome = await host.InvokeAsync(Event);
        // It waits for its next event now.
        if (outcome is Invocation.Answered { InitDuration: { } start } answer && host.ProcessId is { } process)
        {
            var (cpu, peak) = (ProcessFigures.CpuMs(process), ProcessFigures.PeakMb(process));
            if (IsSuccess(answer.Payload) && stage.HasStored(issued))
            {
                var work = answer.Duration.TotalMilliseconds;
                return new ColdFigures(start.TotalMilliseconds, work, cpu, peak, stage.Calls);
            }
        }

        var output = string.Join('\n', host.Output.Lines.Select(line => line.Text));
        throw new BenchException($"{variant.Name} did not do its work: {outcome}\n{output}");
    }

    private static LambdaHostOptions Options(Variant variant, ColdStage stage) =>
        new()
        {
            Executable = variant.Executable,
            Arguments = variant.Arguments,
            Region = ColdStage.Region,
            // On a machine that is busy otherwise the figures are worth little, but there are some.
            Timeout = TimeSpan.FromMinutes(2),
            InitTimeout = TimeSpan.FromMinutes(2),
            Environment = Over(stage.Variables, variant.Variables),
        };

    private static Dictionary<string, string> Over(
        IReadOnlyDictionary<string, string> usual,
        IReadOnlyDictionary<string, string> own
    )
    {
        var variables = new Dictionary<string, string>(usual);
        foreach (var (name, value) in own)
        {
            variables[name] = value;
        }

        return variables;
    }

    private static bool IsSuccess(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.GetProperty("statusCode").GetInt32() == 200;
    }
}
