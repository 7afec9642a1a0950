namespace Tokens.Domain.Model.Providers;

/// <summary>Where a provider's answer says what went wrong.</summary>
/// <param name="Codes">The fields that may hold the code; of several that an answer has, the first one that is known counts.</param>
/// <param name="Texts">The fields that may hold a readable text, the first one that an answer has.</param>
public sealed record ErrorFields(IReadOnlyList<string> Codes, IReadOnlyList<string> Texts)
{
    /// <summary>RFC 6749, section 5.2.</summary>
    public static ErrorFields Standard { get; } = new(["error"], ["error_description"]);
}

/// <summary>What a code means beside a certain text, where a provider has one code for several causes.</summary>
/// <param name="Phrase">Part of the error's text, in any case.</param>
public sealed record ErrorPhrase(string Code, string Phrase, ErrorMeaning Meaning);
