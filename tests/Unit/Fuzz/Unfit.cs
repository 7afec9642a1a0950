namespace Tokens.Tests.Unit.Fuzz;

/// <summary>What words must not be that go into a log, an answer or a mail.</summary>
internal static class Unfit
{
    /// <summary>The complaint; null where the words are fit.</summary>
    public static string? Because(string words, int longest = 5000) =>
        words.Length == 0 ? "says nothing"
        : words.Length > longest ? $"is {words.Length} characters long: {words}"
        : words.Any(char.IsControl) ? $"has a control character: {words}"
        : HasHalfCharacter(words) ? $"has half a character: {words}"
        : Planted.ShowsIn(words) ? $"shows the secret: {words}"
        : null;

    public static bool HasHalfCharacter(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }
}
