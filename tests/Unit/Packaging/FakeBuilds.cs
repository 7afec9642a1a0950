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

    /// <summary>What the tool for bills of materials answers, and what it writes.</summary>
    public BuildRun Tool { get; set; } = new(0, "");

    public string Bill { get; set; } = "{}";

    public async Task<BuildRun> RunAsync(IReadOnlyList<string> arguments)
    {
        runs.Add(arguments);
        switch (arguments[0])
        {
            case "restore":
                return Restore(arguments);
            case "tool":
                return Tool;
            case "CycloneDX":
                await File.WriteAllTextAsync(
                    Path.Combine(After(arguments, "--output"), After(arguments, "--filename")),
                    Bill
                );
                return Tool;
            default:
                Leave(After(arguments, "-o"));
                return Publish;
        }
    }

    private static string After(IReadOnlyList<string> arguments, string option) =>
        arguments[arguments.Index().Single(argument => argument.Item == option).Index + 1];

    private void Leave(string folder)
    {
        foreach (var (name, bytes) in Left)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }
}
