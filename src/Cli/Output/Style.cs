namespace Tokens.Cli.Output;

/// <summary>What a text is, which is shown by a colour where there are colours, and by the words alone where not.</summary>
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
