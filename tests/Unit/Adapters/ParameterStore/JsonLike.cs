using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

/// <summary>Texts that are JSON, nearly: pieces of it strung together.</summary>
internal static class JsonLike
{
    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"provider\"",
        "\"state\"",
        "\"healthy\"",
        "\"since\"",
        "\"2026-11-21T10:30:00Z\"",
        "\"lifetime\"",
        "\"0s\"",
        "\"extraFields\"",
        "\"remindBefore\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\ud800",
        "\udc00",
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        " ",
        "\n",
        "\\",
        "é",
    ];

    public static Gen<string> Texts =>
        Gen.Elements(Pieces)
            .ListOf()
            .Select(string.Concat)
            .SelectMany(text => Gen.Elements(text, "{" + text + "}", "{\"extraFields\":" + text + "}"));
}
