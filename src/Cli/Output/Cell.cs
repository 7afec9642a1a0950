namespace Tokens.Cli.Output;

/// <summary>A text in a table.</summary>
internal readonly record struct Cell(string Text, Style Style = Style.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}
