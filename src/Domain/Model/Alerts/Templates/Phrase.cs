namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>A line with one name in it. Where the line is too long, it is the name that gives way, in its middle.</summary>
internal sealed record Phrase(string Before, string Name, string After)
{
    /// <summary>A name of which less than this is left tells nobody anything: the line's end goes first.</summary>
    private const int ShortestName = 20;

    /// <summary>The line in ASCII, at most this long.</summary>
    public string Fit(string prefix, int max)
    {
        var (before, name, after) = (
            prefix + MessageText.Ascii(Before),
            MessageText.Ascii(Name),
            MessageText.Ascii(After)
        );
        var room = Math.Max(ShortestName, max - before.Length - after.Length);
        return MessageText.Cut(before + MessageText.Elide(name, room) + after, max);
    }
}
