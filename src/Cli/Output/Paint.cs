namespace Tokens.Cli.Output;

/// <summary>Colours by ECMA-48's codes, of which only the sixteen that every terminal's theme defines are used.</summary>
internal static class Paint
{
    /// <summary>No codes but these: the text's own are taken out.</summary>
    public static string Text(string text, Style style, bool inColour)
    {
        var printable = Printable.Line(text);
        return inColour && Code(style) is { } code ? $"\e[{code}m{printable}\e[0m" : printable;
    }

    private static string? Code(Style style) =>
        style switch
        {
            Style.Strong => "1",
            Style.Faint => "2",
            Style.Good => "32",
            Style.Warning => "33",
            Style.Bad => "31",
            Style.Accent => "36",
            _ => null,
        };
}
