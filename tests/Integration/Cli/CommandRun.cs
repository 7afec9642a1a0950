using System.Text.RegularExpressions;

namespace Tokens.Tests.Integration.Cli;

/// <summary>What a run of <c>tokens</c> came to. At a terminal the two outputs are one.</summary>
public sealed partial record CommandRun(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public bool HasEscapes => Output.Contains('\e') || Errors.Contains('\e');

    /// <summary>Without the codes of a terminal.</summary>
    public string PlainOutput => Escape().Replace(Output, "");

    /// <summary>The line that begins with this word.</summary>
    public string LineOf(string first) =>
        PlainOutput.Split('\n').Single(line => line.StartsWith(first + " ", StringComparison.Ordinal));

    [GeneratedRegex("\e\\[[0-9;?]*[A-Za-z]|\r")]
    private static partial Regex Escape();
}
