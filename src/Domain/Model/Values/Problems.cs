using System.Globalization;

namespace Tokens.Domain.Model.Values;

/// <summary>All that is wrong with a definition as one text, which an answer, a log line and a mail can hold.</summary>
public static class Problems
{
    /// <summary>A ladder of a thousand misspelt rungs is one mistake; whoever mends these sees the next ones.</summary>
    private const int Most = 10;

    public static string Join(IReadOnlyCollection<string> problems)
    {
        var text = string.Join("; ", problems.Take(Most));
        var more = problems.Count - Most;
        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}; and {more} more") : text;
    }
}
