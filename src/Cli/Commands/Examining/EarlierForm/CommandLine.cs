using System.Text;

namespace Tokens.Cli.Commands.Examining.EarlierForm;

/// <summary>A command line to paste into a POSIX shell.</summary>
internal sealed class CommandLine(params string[] words)
{
    private readonly StringBuilder text = new(string.Join(' ', words));

    /// <summary>Left out where there is no value.</summary>
    public CommandLine With(string option, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(option).Append(' ').Append(Quoted(value));
        }

        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>A definition's texts are anybody's: none may become a command.</summary>
    private static string Quoted(string value) =>
        value.Length > 0 && value.All(IsPlain) ? value : $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || "/.:_,=+@-".Contains(c, StringComparison.Ordinal);
}
