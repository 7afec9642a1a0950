using System.CommandLine;

namespace Tokens.Cli.Commands.Adding;

/// <summary>An option that is a field of a definition. What it holds is checked by the rules for definitions.</summary>
/// <param name="Field">The field's name in JSON.</param>
internal sealed record TextOption(Option<string?> Option, string Field)
{
    /// <param name="field">The field's name in JSON.</param>
    /// <param name="name">The option's.</param>
    /// <param name="helpName">What stands for its value in the help.</param>
    /// <param name="description">For the help.</param>
    /// <param name="values">Those that a shell completes; what is wrong is reported with the definition.</param>
    public static TextOption Of(string field, string name, string helpName, string description, params string[] values)
    {
        var option = new Option<string?>(name) { HelpName = helpName, Description = description };
        option.CompletionSources.Add(values);
        return new TextOption(option, field);
    }
}
