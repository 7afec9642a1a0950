namespace Tokens.Cli.Output;

/// <summary>A text in one style: a part of a line, or a table's cell.</summary>
internal readonly record struct Cell(string Text, Style Style = Style.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}
