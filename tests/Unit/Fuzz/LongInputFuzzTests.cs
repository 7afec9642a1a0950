using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tokens.Functions;
using Tokens.Functions.Events;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>
/// What is long takes no longer than its length: 200,000 characters of anything, where a reader that goes over it again for
/// each of its characters would take minutes.
/// </summary>
public sealed class LongInputFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private const int Length = 200_000;

    private static readonly string[] Pieces =
    [
        "a",
        " ",
        "\\",
        "\\\"",
        "\\u0025",
        "\\\\u0025",
        "%25",
        "%",
        "25",
        "/a",
        "//",
        "a.",
        "*.",
        ",",
        "1",
        "e9",
        "[",
        "{\"a\":",
        "\"a\":1,",
        "\"\",",
        "\"7d\",",
        "😀",
        "\0",
        "***",
        "fake-planted/",
        "&#x",
        "\u200b",
    ];

    [Fact]
    public void A_long_document_of_anything_is_read_in_no_time() =>
        Check(
            Long,
            words =>
            {
                var (text, bare) = (words.Text, words.Text.Trim('"'));
                DefinitionFuzzTests.Read(text);
                DefinitionFuzzTests.Read($$"""{"remindBefore":[{{bare.TrimEnd(',')}}]}""");
                StatusJson.Parse(text);
                StatusJson.Parse($$"""{"state":"retrying","since":"2026-11-21T10:30:00Z","reason":"{{bare}}"}""");
                CompletionMessage.Parse(text);
                CompletionMessage.Parse($$"""{"parameter":"{{bare}}"}""");
                return null;
            },
            costs: 20
        );

    [Fact]
    public void Long_words_of_anything_are_read_in_no_time() =>
        Check(
            Long,
            words =>
            {
                ParameterName.Parse(words.Text);
                ConnectionName.Parse(words.Text);
                Duration.Parse(words.Text);
                TokenLifetime.FromExpiresIn(words.Text, The.Now);
                TokenLifetime.FromExpiresAt(words.Text, The.Now);
                AllowedHosts.Parse(words.Text);
                ProviderProfiles.Salesforce.PermitTokenEndpoint("https://" + words.Text, AllowedHosts.None);
                var exchanged = new ExchangedSecrets([Planted.Secret, The.ClientSecret], The.ClientId);
                ProviderErrorText.Stored(words.Text);
                ProviderErrorText.ForeignInMail(words.Text);
                return ProviderErrorText.Of(null, words.Text, exchanged).Length > 201 ? "is long" : null;
            },
            costs: 20
        );

    [Fact]
    public void A_long_invocation_of_anything_is_read_in_no_time() =>
        Check(
            Long,
            words =>
            {
                var body = Encoding.UTF8.GetBytes($$"""{"connections":[{{words.Text.TrimEnd(',')}}]}""");
                try
                {
                    using var document = JsonDocument.Parse(body);
                    RefreshInvocation.Parse(document.RootElement.Clone());
                }
                catch (JsonException)
                {
                    // Lambda is told; the function is not reached.
                }

                return null;
            },
            costs: 20
        );

    private static Arbitrary<Words> Long =>
        Words.Of(
            from piece in Gen.Elements(Pieces)
            from another in Gen.Frequency((1, Gen.Constant("")), (1, Gen.Elements(Pieces)))
            from first in Gen.Elements("", "%", "\"", "{\"a\":\"", "[")
            let many = string.Concat(Enumerable.Repeat(piece + another, Length / (piece.Length + another.Length)))
            select first + many
        );
}
