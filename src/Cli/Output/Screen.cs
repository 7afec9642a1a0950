namespace Tokens.Cli.Output;

/// <summary>
/// The terminal's alternate screen, as pagers use it: repainted as often as needed, and at the end the previous content is
/// back.
/// </summary>
internal sealed class Screen : IDisposable
{
    private const string Enter = "\e[?1049h";
    private const string Leave = "\e[?1049l";
    private const string Home = "\e[H";
    private const string EraseRestOfLine = "\e[K";
    private const string EraseBelow = "\e[J";

    private readonly Terminal terminal;

    public Screen(Terminal terminal)
    {
        this.terminal = terminal;
        Write(Enter);
    }

    /// <summary>In one write, and each line over the old one, so that nothing flickers.</summary>
    public void Paint(Action<Terminal> page)
    {
        using var text = new StringWriter { NewLine = EraseRestOfLine + "\n" };
        page(
            new Terminal(text, terminal.Errors)
            {
                IsInteractive = terminal.IsInteractive,
                HasColour = terminal.HasColour,
                Width = terminal.Width,
            }
        );
        Write(Home + text + EraseBelow);
    }

    public void Dispose() => Write(Leave);

    private void Write(string codes)
    {
        terminal.Output.Write(codes);
        terminal.Output.Flush();
    }
}
