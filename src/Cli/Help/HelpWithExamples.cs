using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tokens.Cli.Help;

/// <summary>The usual help, and below it the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not IHasExamples { Examples: var examples })
        {
            return ExitCode.Done;
        }

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        var width = examples.Max(example => example.Line.Length);
        foreach (var (line, does) in examples)
        {
            output.WriteLine($"  {line.PadRight(width)}  {does}");
        }

        output.WriteLine();
        return ExitCode.Done;
    }
}
