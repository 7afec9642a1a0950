using System.Buffers.Text;

namespace Tokens.Adapters.Sealing;

/// <summary>
/// Ciphertexts as one word: <c>tokens2:</c> and each of them in base64url, with points between. Of base64's two alphabets
/// this one has nothing that JSON, a shell or an URL writes otherwise.
/// </summary>
/// <param name="Parts">The ciphertexts.</param>
/// <param name="BearsRoot">False for <c>tokens1:</c>, the format of before the context held the root.</param>
internal sealed record SealedText(IReadOnlyList<byte[]> Parts, bool BearsRoot)
{
    private const string Format = "tokens2:";
    private const string OldFormat = "tokens1:";
    private const char Between = '.';

    public static string Write(IEnumerable<byte[]> parts) =>
        Format + string.Join(Between, parts.Select(part => Base64Url.EncodeToString(part)));

    /// <summary>
    /// Takes the word as people paste it: in quotes, with blanks around it, or broken into lines by what showed it.
    /// </summary>
    public static Parsed<SealedText> Parse(string text)
    {
        var word = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Trim('"', '\'', '`', '\\');
        var bearsRoot = word.StartsWith(Format, StringComparison.Ordinal);
        if (!bearsRoot && !word.StartsWith(OldFormat, StringComparison.Ordinal))
        {
            return new Parsed<SealedText>.Invalid(
                $"it begins with neither {Format} nor {OldFormat}; copy the whole word from the log line"
            );
        }

        var parts = word[Format.Length..].Split(Between);
        return parts.All(IsPart)
            ? new SealedText([.. parts.Select(part => Base64Url.DecodeFromChars(part))], bearsRoot)
            : new Parsed<SealedText>.Invalid("it is incomplete or damaged; copy the whole word from the log line");
    }

    private static bool IsPart(string part) => part.Length > 0 && Base64Url.IsValid(part);
}
