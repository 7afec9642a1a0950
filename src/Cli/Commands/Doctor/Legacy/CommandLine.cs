using System.Text;

namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>A command line to paste into a POSIX shell.</summary>
internal sealed class CommandLine(params string[] words)
{
    private readonly StringBuilder text = new(string.Join(' ', words));

    /// <summary>With an option for each of the fields that the definition gives and that have one.</summary>
    public CommandLine With(Definition definition, IEnumerable<DefinitionField> fields)
    {
        foreach (
            var (option, value) in fields.SelectMany(field =>
                Values(definition, field).Select(value => (field.Option, value))
            )
        )
        {
            text.Append(' ').Append(option?.Name).Append(' ').Append(Quoted(value));
        }

        return this;
    }

    private static IEnumerable<string> Values(Definition definition, DefinitionField field) =>
        field switch
        {
            { Option: null } => [],
            DefinitionField.Text text when definition[text] is { } value => [value],
            DefinitionField.Flag flag when definition[flag] is { } value => [value ? "true" : "false"],
            DefinitionField.List list when definition[list] is { } values => [string.Join(',', values)],
            DefinitionField.Map map => (definition[map] ?? new Dictionary<string, string>()).Select(pair =>
                $"{pair.Key}={pair.Value}"
            ),
            _ => [],
        };

    public override string ToString() => text.ToString();

    /// <summary>A definition is not trusted: none of its fields may become a command.</summary>
    private static string Quoted(string value) =>
        value.Length > 0 && value.All(IsPlain) ? value : $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || "/.:_,=+@-".Contains(c, StringComparison.Ordinal);
}
