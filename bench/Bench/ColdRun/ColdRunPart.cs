using Tokens.Bench.Results;
using Tokens.Packaging;

namespace Tokens.Bench.ColdRun;

/// <summary>
/// From the process's start to the token stored and the answer posted, for every way to deploy the functions and for
/// the Python baseline: in turn, each round beginning with another, so that what disturbs the machine disturbs all.
/// </summary>
internal sealed class ColdRunPart : IPart
{
    public string Name => "cold";

    public async Task<PartResult> RunAsync(BenchRequest request)
    {
        var folder = Directory.CreateDirectory(Path.Combine(BenchRequest.Output, "builds")).FullName;
        var build = new BuildFunctions(folder, request.Build);
        var python = await OrLeftOutAsync("the Python baseline", () => PythonBaseline.FindAsync(folder));
        var aot = await OrLeftOutAsync("Native AOT", build.AotAsync);
        Variant?[] variants =
        [
            aot,
            aot is null ? null : SweepOfTheHour.First(aot),
            await build.SingleFileAsync(),
            await build.FrameworkDependentAsync(),
            python?.Variant,
        ];
        var present = variants.OfType<Variant>().ToList();
        return new ColdReport(await PlayAsync(present, request.Runs), python).Result();
    }

    private static async Task<IReadOnlyList<Played>> PlayAsync(List<Variant> variants, int runs)
    {
        await using var stage = await ColdStage.StartAsync();
        // Not counted: files come into the page cache, Python compiles its modules, the servers are warm.
        foreach (var variant in variants)
        {
            await PlayVariant.OnceAsync(variant, stage);
        }

        var played = variants.ConvertAll(variant => new Played(variant, []));
        for (var round = 0; round < runs; round++)
        {
            for (var turn = 0; turn < variants.Count; turn++)
            {
                var next = played[(round + turn) % variants.Count];
                next.Runs.Add(await PlayVariant.OnceAsync(next.Variant, stage));
            }
        }

        return played;
    }

    private static async Task<T?> OrLeftOutAsync<T>(string what, Func<Task<T>> make)
        where T : class
    {
        try
        {
            return await make();
        }
        catch (Exception missing) when (missing is BenchException or RefusedException)
        {
            Console.Error.WriteLine($"Left out: {what}. {missing.Message}");
            return null;
        }
    }
}

/// <summary>A variant and its runs, one a round.</summary>
internal sealed record Played(Variant Variant, List<ColdFigures> Runs);
