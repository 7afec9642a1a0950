using System.Text;

namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>A command line to paste into a POSIX shell.</summary>
internal sealed class CommandLine(params string[] words)
{
    private readonly StringBuilder text = new(string.Join(' ', words));

    /// <summary>Omitted if there is no value.</summary>
    public CommandLine With(string option, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(option).Append(' ').Append(Quoted(value));
        }

        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>A definition is not trusted: none of its fields may become a command.</summary>
    private static string Quoted(string value) =>
        value.Length > 0 && value.All(IsPlain) ? value : $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || "/.:_,=+@-".Contains(c, StringComparison.Ordinal);
}
