using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Tokens.Tests.Guard;

/// <summary>
/// A text as it stands and as it reads once decoded. The text is decoded rather than the secret encoded: a secret has as
/// many encodings as there are ways to choose what to escape, and one may lie within another, as in HTTP's Basic
/// authentication (form-encoded, then base64).
/// </summary>
internal static partial class Readings
{
    private const int Depth = 4;

    public static IReadOnlyCollection<string> Of(string text)
    {
        var all = new HashSet<string>(StringComparer.Ordinal) { text };
        IReadOnlyList<string> newest = [text];
        for (var depth = 0; depth < Depth && newest.Count > 0; depth++)
        {
            newest = [.. newest.SelectMany(Decode).Where(all.Add)];
        }

        return all;
    }

    private static IEnumerable<string> Decode(string text) =>
        [Uri.UnescapeDataString(text), WebUtility.UrlDecode(text), DecodeJson(text), .. DecodeBase64(text)];

    private static string DecodeJson(string text) =>
        JsonEscape()
            .Replace(
                text,
                escape =>
                    escape.ValueSpan[1] switch
                    {
                        'u' => ((char)Convert.ToUInt16(escape.Value[2..], 16)).ToString(),
                        'b' => "\b",
                        'f' => "\f",
                        'n' => "\n",
                        'r' => "\r",
                        't' => "\t",
                        var itself => itself.ToString(),
                    }
            );

    /// <summary>Where in the run the base64 begins is not known, so each of the four possible beginnings is tried.</summary>
    private static IEnumerable<string> DecodeBase64(string text) =>
        from run in Base64Run().Matches(text)
        from start in Enumerable.Range(0, 4)
        select DecodeRun(run.Value[start..]);

    // Filled up with A, which is zero bits: some garbage at the end, and no padding to get right.
    private static string DecodeRun(string run) =>
        Encoding.UTF8.GetString(
            Convert.FromBase64String(run.Replace('-', '+').Replace('_', '/').PadRight((run.Length + 3) / 4 * 4, 'A'))
        );

    [GeneratedRegex("""\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])""")]
    private static partial Regex JsonEscape();

    /// <summary>Of either alphabet, and long enough for the shortest secret.</summary>
    [GeneratedRegex("[A-Za-z0-9+/_-]{11,}")]
    private static partial Regex Base64Run();
}
