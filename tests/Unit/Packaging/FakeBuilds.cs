using Tokens.Packaging;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>A dotnet command that says what the test wants and leaves a real executable, as a build would.</summary>
internal sealed class FakeBuilds
{
    private readonly List<IReadOnlyList<string>> runs = [];

    /// <summary>What a restore answers, by its arguments.</summary>
    public Func<IReadOnlyList<string>, BuildRun> Restore { get; set; } = _ => new BuildRun(0, "");

    public BuildRun Publish { get; set; } = new(0, "");

    /// <summary>What the build leaves, by name.</summary>
    public Dictionary<string, byte[]> Left { get; } = new() { ["bootstrap"] = Executables.OfThisMachine };

    public IReadOnlyList<IReadOnlyList<string>> Runs => runs;

    public Task<BuildRun> RunAsync(IReadOnlyList<string> arguments)
    {
        runs.Add(arguments);
        if (arguments[0] == "restore")
        {
            return Task.FromResult(Restore(arguments));
        }

        var folder = arguments[arguments.Index().Single(argument => argument.Item == "-o").Index + 1];
        foreach (var (name, bytes) in Left)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        return Task.FromResult(Publish);
    }
}
