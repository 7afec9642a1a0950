using System.Buffers.Text;
using Tokens.Domain;

namespace Tokens.Adapters.Seals;

/// <summary>
/// Ciphertexts as one word: <c>tokens1:</c> and each of them in base64url, with points between. Of base64's two alphabets
/// this one has nothing that JSON, a shell or an URL writes otherwise.
/// </summary>
internal static class SealedText
{
    private const string Format = "tokens1:";
    private const char Between = '.';

    public static string Write(IEnumerable<byte[]> parts) =>
        Format + string.Join(Between, parts.Select(part => Base64Url.EncodeToString(part)));

    /// <summary>
    /// Takes the word as people paste it: in quotes, with blanks around it, or broken into lines by what showed it.
    /// </summary>
    public static Parsed<byte[][]> Parse(string text)
    {
        var word = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Trim('"', '\'', '`', '\\');
        if (!word.StartsWith(Format, StringComparison.Ordinal))
        {
            return new Parsed<byte[][]>.Invalid(
                $"it does not begin with {Format}; copy the whole word from the log line"
            );
        }

        var parts = word[Format.Length..].Split(Between);
        return parts.All(IsPart)
            ? parts.Select(part => Base64Url.DecodeFromChars(part)).ToArray()
            : new Parsed<byte[][]>.Invalid("it is incomplete or damaged; copy the whole word from the log line");
    }

    private static bool IsPart(string part) => part.Length > 0 && Base64Url.IsValid(part);
}
