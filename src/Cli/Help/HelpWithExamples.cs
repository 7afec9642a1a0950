using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Tokens.Cli.Output;

namespace Tokens.Cli.Help;

/// <summary>The default help, and below it the command's details and examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>A readable width, whatever the terminal.</summary>
    private const int Width = 90;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not IHasExamples { Examples: var examples } command)
        {
            return ExitCode.Done;
        }

        var output = parseResult.InvocationConfiguration.Output;
        if (command.Details is { } details)
        {
            WriteDetails(output, details);
        }

        output.WriteLine("Examples:");
        var width = examples.Max(example => example.Line.Length);
        foreach (var (line, does) in examples)
        {
            output.WriteLine($"  {line.PadRight(width)}  {does}");
        }

        output.WriteLine();
        return ExitCode.Done;
    }

    private static void WriteDetails(TextWriter output, string details)
    {
        output.WriteLine("Details:");
        foreach (var line in Wrap.Words(details, Width))
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}

/// <summary>A command whose help has examples.</summary>
internal interface IHasExamples
{
    /// <summary>A paragraph below the description; null for none.</summary>
    string? Details => null;

    /// <summary>Command lines, each with what it does.</summary>
    IReadOnlyList<(string Line, string Does)> Examples { get; }
}
