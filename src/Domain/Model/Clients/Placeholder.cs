using System.Buffers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>
/// Recognises what a first deployment leaves in a credential's place. CloudFormation cannot create SecureStrings, so
/// stacks create parameters with a dummy that somebody should have replaced; sent to a provider it only looks like a
/// revoked credential.
/// </summary>
public static class Placeholder
{
    private static readonly string[] Words =
    [
        "dummy",
        "changeme",
        "changeit",
        "placeholder",
        "replaceme",
        "replacethis",
        "todo",
        "tbd",
        "fixme",
        "none",
        "null",
        "undefined",
        "empty",
        "secret",
        "password",
        "test",
        "example",
        "xxx",
        "default",
        "yourclientid",
        "yourclientsecret",
        "yourrefreshtoken",
        "clientid",
        "clientsecret",
        "refreshtoken",
    ];

    private static readonly SearchValues<char> Ornaments = SearchValues.Create(" -_.<>[]{}()$\"'*/:");

    /// <summary>
    /// True where the whole value is one of the usual words, in any case, with any brackets, dashes or spaces around and
    /// within it ("CHANGE_ME", "&lt;your-client-id&gt;"), or a single character repeated ("xxxx", "0000", "...").
    /// </summary>
    public static bool Is(Secret credential)
    {
        var value = credential.Reveal();
        var bare = string.Concat(value.Where(c => !Ornaments.Contains(c))).ToLowerInvariant();
        return value.Length > 0 && (bare.Length == 0 || bare.All(c => c == bare[0]) || IsWord(bare));
    }

    private static bool IsWord(string bare) => Words.Any(word => bare == word || bare == word + "value");
}
