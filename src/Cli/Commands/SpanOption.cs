using System.CommandLine;
using System.CommandLine.Parsing;
using Tokens.Domain;
using Tokens.Domain.Connections;

namespace Tokens.Cli.Commands;

/// <summary>An option that takes a span of time, written as in definitions: 30s, 5m.</summary>
internal static class SpanOption
{
    public static Option<TimeSpan?> Of(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "span",
            CustomParser = result => Parse(name, result),
        };

    private static TimeSpan? Parse(string name, ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        switch (Duration.Parse(text))
        {
            case Parsed<TimeSpan>.Valid span:
                return span.Value;
            case Parsed<TimeSpan>.Invalid invalid:
                result.AddError($"{name}: \"{text}\" {invalid.Problem}");
                break;
        }

        return null;
    }
}
