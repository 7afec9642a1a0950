namespace Tokens.Domain.Model.Providers;

/// <summary>
/// What every endpoint's URL must look like as it is written, before anything parses it: parsers disagree on backslashes,
/// percent-encoding, empty and dot segments, and letters beyond ASCII.
/// </summary>
internal static class EndpointText
{
    public const string NoUrl = "is no URL; give one that begins with https://";

    /// <summary>RFC 3986: what neither separates parts of a URL nor is percent-encoded, and the sub-delimiters.</summary>
    private const string PathMarks = "-._~!$&'()*+,;=:/";

    /// <summary>Of an IPv6 address as a host.</summary>
    private const string Brackets = "[]";

    /// <summary>What is wrong with the URL; null for nothing. It does not repeat the URL, which may hold a password.</summary>
    public static string? Problem(string url)
    {
        if (AfterScheme(url) is not { } rest || rest.StartsWith('/'))
        {
            return NoUrl;
        }

        if (rest.AsSpan().ContainsAny('@', '?', '#'))
        {
            return "has a user name, a query or a fragment, which no endpoint may have; remove it";
        }

        if (!rest.All(c => IsPathCharacter(c) || Brackets.Contains(c)))
        {
            return "has a character that no endpoint may have, such as %, a backslash, a blank or a letter beyond ASCII; "
                + "write the URL without it";
        }

        return HasOddSegments(rest) ? "has an empty or a dot segment in its path; write the path in full" : null;
    }

    /// <summary>Whether the text is an endpoint's path, and more than a slash.</summary>
    public static bool IsPath(string path) =>
        path.Length > 1 && path[0] == '/' && path.All(IsPathCharacter) && !HasOddSegments(path);

    private static string? AfterScheme(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) ? url["https://".Length..]
        : url.StartsWith("http://", StringComparison.Ordinal) ? url["http://".Length..]
        : null;

    private static bool IsPathCharacter(char c) => char.IsAsciiLetterOrDigit(c) || PathMarks.Contains(c);

    private static bool HasOddSegments(string text) =>
        text.Contains("//", StringComparison.Ordinal) || text.Split('/').Any(segment => segment is "." or "..");
}
