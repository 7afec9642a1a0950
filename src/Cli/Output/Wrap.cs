namespace Tokens.Cli.Output;

/// <summary>Wraps text between words.</summary>
internal static class Wrap
{
    /// <summary>A narrower column is unreadable: the terminal wraps instead.</summary>
    private const int Narrowest = 30;

    /// <returns>At least one line; a word that is too long gets its own.</returns>
    public static IReadOnlyList<string> Words(string text, int width)
    {
        if (text.Length <= width || width < Narrowest)
        {
            return [text];
        }

        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }
}
