using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

public sealed class WordFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static Gen<string> AnyText =>
        Gen.Frequency(
            (6, Gen.Elements(Extremes.Texts)),
            (3, Gen.Elements(Extremes.Urls)),
            (3, Words.Any),
            (3, Gen.Elements(Pieces).ListOf().Select(string.Concat))
        );

    private static Arbitrary<Words> Texts => Words.Of(AnyText);

    private static readonly string[] Pieces =
    [
        "/",
        "a",
        ".",
        "-",
        "_",
        "*.",
        "[",
        "]",
        ":",
        "1",
        "d",
        ",",
        " ",
        "env:",
        "xn--",
        "é",
        "https://",
        "api.amazon.com",
        "@",
    ];

    [Fact]
    public void A_name_may_be_any_text() =>
        Check(
            Texts,
            words =>
                Complaint(ParameterName.Parse(words.Text), name => name.Value == words.Text)
                ?? Complaint(ConnectionName.Parse(words.Text), name => name.Value == words.Text)
                ?? Complaint(CredentialSource.Parse(words.Text), source => source.Place == words.Text)
        );

    [Fact]
    public void A_span_of_time_may_be_any_text() =>
        Check(
            Texts,
            words =>
                Complaint(Duration.Parse(words.Text), span => span > TimeSpan.Zero && span <= TimeSpan.FromDays(36_500))
        );

    [Fact]
    public void A_list_of_hosts_may_be_any_text() =>
        Check(
            Texts,
            words =>
                AllowedHosts.Parse(words.Text) is Parsed<AllowedHosts>.Valid { Value: var hosts }
                    ? Complaint(ProviderProfiles.OAuth2.PermitTokenEndpoint("https://acme.example/", hosts), _ => true)
                    : null
        );

    [Fact]
    public void A_providers_words_may_be_any_text_around_the_secret() =>
        Check(
            Words.Of(
                from before in AnyText
                from secret in Gen.Elements(Shown)
                from after in AnyText
                select before + secret + after
            ),
            words =>
                ProviderErrorText.Of(words.Text, words.Text, Exchanged) is { Length: > 0 } shown
                    ? Unfit.Because(shown, ProviderErrorText.MaxLength + 1)
                    : null
        );

    private static ExchangedSecrets Exchanged => new([Planted.Secret], The.ClientId);

    /// <summary>The secret as it stands, and as others may write it.</summary>
    private static readonly string[] Shown =
    [
        "",
        Planted.Text,
        Uri.EscapeDataString(Planted.Text),
        Planted.Text.Replace("/", "\\/", StringComparison.Ordinal),
        Planted.Text.Replace("a", "\\u0061", StringComparison.Ordinal),
        Planted.Text.Insert(20, "\u200b"),
        Planted.Text.Insert(20, "\0"),
        Planted.Text + Planted.Text,
    ];

    private static string? Complaint<T>(Parsed<T> parsed, Func<T, bool> isRight) =>
        parsed switch
        {
            Parsed<T>.Valid valid => isRight(valid.Value) ? null : "is read as something else",
            Parsed<T>.Invalid invalid => Unfit.Because(invalid.Problem),
            _ => "is neither read nor refused",
        };
}
