namespace Tokens.Cli.Output;

/// <summary>Breaks text between words, so that a terminal need not break it within one.</summary>
internal static class Wrap
{
    /// <summary>Below this a column of words is unreadable: the terminal had better break lines itself.</summary>
    private const int Narrowest = 30;

    /// <returns>At least one line; a word that is too long has one of its own.</returns>
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
