using System.CommandLine;
using System.CommandLine.Parsing;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands;

/// <summary>An option that takes a duration, written as in definitions: 30s, 5m.</summary>
internal static class DurationOption
{
    public static Option<TimeSpan?> Of(string name, string description, TimeSpan? longest = null) =>
        new(name)
        {
            Description = description,
            HelpName = "span",
            CustomParser = result => Parse(name, longest, result),
        };

    private static TimeSpan? Parse(string name, TimeSpan? longest, ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        switch (Duration.Parse(text))
        {
            case Parsed<TimeSpan>.Valid span when span.Value > longest:
                result.AddError($"{name}: \"{text}\" is too long; at most {TimeFormat.Span(longest.Value)}");
                break;
            case Parsed<TimeSpan>.Valid span:
                return span.Value;
            case Parsed<TimeSpan>.Invalid invalid:
                result.AddError($"{name}: \"{text}\" {invalid.Problem}");
                break;
        }

        return null;
    }
}
