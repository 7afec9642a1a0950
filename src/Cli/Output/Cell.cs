namespace Tokens.Cli.Output;

/// <summary>The role of a text, shown by a colour where there are colours.</summary>
internal enum Style
{
    Plain,
    Strong,
    Faint,
    Good,
    Warning,
    Bad,
    Accent,
}

/// <summary>A text in one style: a part of a line, or a cell of a table.</summary>
internal readonly record struct Cell(string Text, Style Style = Style.Plain)
{
    public static implicit operator Cell(string text) => new(text);

    /// <summary>
    /// With the ECMA-48 codes of its style, of the sixteen colours that every terminal's theme defines. Control sequences in
    /// the text itself are removed.
    /// </summary>
    public string Painted(bool inColour)
    {
        var printable = Printable.Line(Text);
        return inColour && Code is { } code ? $"\e[{code}m{printable}\e[0m" : printable;
    }

    private string? Code =>
        Style switch
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
