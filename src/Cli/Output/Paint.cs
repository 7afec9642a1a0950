namespace Tokens.Cli.Output;

/// <summary>Colours by ECMA-48's codes, of which only the sixteen that every terminal's theme defines are used.</summary>
internal static class Paint
{
    public static string Text(string text, Style style, bool inColour) =>
        inColour && Code(style) is { } code ? $"\e[{code}m{text}\e[0m" : text;

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
