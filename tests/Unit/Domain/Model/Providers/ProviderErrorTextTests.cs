using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class ProviderErrorTextTests
{
    private const string Secret1 = "fake-refresh-token-1";

    private static readonly ExchangedSecrets Exchanged = new([The.RefreshToken], The.ClientId);

    [Theory]
    [InlineData("invalid_grant", "The token expired.", "invalid_grant The token expired.")]
    [InlineData("invalid_grant", null, "invalid_grant")]
    [InlineData("7000222", "", "7000222")]
    [InlineData("Access Denied", "Too many requests.", "Access Denied Too many requests.")]
    [InlineData("""{"code":"BAD"}""", null, """{"code":"BAD"}""")]
    [InlineData(null, "text/html instead of JSON", "text/html instead of JSON")]
    [InlineData("invalid_grant", "expired\r\n\e[31mtoken\u202e", "invalid_grant expired token")]
    public void A_code_and_a_description_that_show_nothing_are_shown(string? code, string? description, string shown) =>
        Of(code, description).Should().Be(shown);

    [Theory]
    [InlineData("no " + Secret1)]
    [InlineData("no fake-refresh-t…")]
    [InlineData("no ZmFrZS1yZWZyZXNoLXRva2VuLTE=")]
    [InlineData("no &#102;ake&#45;refresh")]
    public void A_description_that_repeats_a_secret_is_withheld_whole(string description)
    {
        Of("invalid_grant", description).Should().Be("invalid_grant " + ProviderErrorText.DescriptionWithheld);
        Of("my own text", description).Should().Be(ProviderErrorText.ErrorWithheld);
        Of(null, description).Should().Be(ProviderErrorText.ErrorWithheld);
    }

    [Theory]
    [InlineData("ke-refresh-to", "expired")]
    [InlineData("ZmFrZS1yZWZyZXNoLXRva2VuLTE", null)]
    [InlineData("66616b652d726566", "expired")]
    public void A_code_that_repeats_one_is_withheld_too(string code, string? description) =>
        Of(code, description).Should().Be(ProviderErrorText.ErrorWithheld);

    [Fact]
    public void What_is_no_secret_apart_and_one_together_is_withheld() =>
        Of("66616b65", "2d726566 expired").Should().Be(ProviderErrorText.ErrorWithheld);

    [Fact]
    public void What_taking_something_out_would_join_stays_apart() =>
        Of("invalid_grant", "fake-re\e[0mfresh").Should().Be("invalid_grant fake-re fresh");

    [Fact]
    public void Entras_own_code_is_kept_where_its_description_is_not()
    {
        Of("invalid_client", $"AADSTS7000222: The secret {Secret1} expired. Trace ID: 1")
            .Should()
            .Be("invalid_client AADSTS7000222 " + ProviderErrorText.DescriptionWithheld);
        Of("invalid_client", "AADSTS7000222: The secret expired.")
            .Should()
            .Be("invalid_client AADSTS7000222: The secret expired.");
    }

    [Fact]
    public void A_client_id_is_cut_out_and_withholds_nothing() =>
        Of("unauthorized_client", "Application fake-client-id-1 may not.")
            .Should()
            .Be("unauthorized_client Application *** may not.");

    [Theory]
    [InlineData("see https://evil.example/login now", "see (link removed) now")]
    [InlineData("see HTTPS://1.2.3.4", "see (link removed)")]
    [InlineData("(see www.evil.example.)", "(see (link removed)")]
    [InlineData("call evil.example/help", "call (link removed)")]
    [InlineData("ask help@evil.example, please", "ask (link removed) please")]
    [InlineData("go to evil\u3002example", "go to (link removed)")]
    [InlineData("go to xn--e1afmkfd.xn--p1ai", "go to (link removed)")]
    [InlineData("mailto:help tel:+4912345", "(link removed) (link removed)")]
    [InlineData("ev\u200bil.example", "ev (link removed)")]
    [InlineData("version 2.0, e.g. this. That", "version 2.0, e.g. this. That")]
    public void What_leads_elsewhere_is_removed(string description, string shown) =>
        Of("invalid_grant", description).Should().Be("invalid_grant " + shown);

    [Fact]
    public void A_code_that_reads_as_a_host_is_no_code()
    {
        Of("evil.example", "now").Should().Be("(link removed) now");
        Of("oauth2.invalid_token", null).Should().Be("oauth2.invalid_token");
    }

    [Fact]
    public void It_is_cut_after_200_characters_and_what_is_beyond_8192_is_not_read()
    {
        Of(null, new string('x', 200)).Should().HaveLength(200).And.NotContain("…");
        Of(null, new string('x', 201)).Should().Be(new string('x', 200) + "…");
        Of(null, new string('x', 195) + Secret1).Should().Be(ProviderErrorText.ErrorWithheld);
        Of(null, new string('x', 8192) + Secret1).Should().Be(new string('x', 200) + "…");
    }

    [Fact]
    public void AWS_may_name_its_hosts_and_repeats_no_value_that_it_was_sent()
    {
        ProviderErrorText
            .OfAws("no route to ssm.eu-west-1.amazonaws.com:443\n", Exchanged)
            .Should()
            .Be("no route to ssm.eu-west-1.amazonaws.com:443");
        ProviderErrorText.OfAws($"bad value {Secret1}", Exchanged).Should().Be(ProviderErrorText.ErrorWithheld);
    }

    [Fact]
    public void A_stored_reason_loses_what_an_older_version_let_through()
    {
        ProviderErrorText
            .Stored("api.amazon.com answered 400: \e[2Jinvalid_grant see\nhttps://evil.example\u202e")
            .Should()
            .Be("api.amazon.com answered 400: invalid_grant see (link removed)");
        ProviderErrorText
            .Stored("field tokenEndpoint: \"https://sso.example/token\" is no allowed host")
            .Should()
            .Be("field tokenEndpoint: \"https://sso.example/token\" is no allowed host");
    }

    [Theory]
    [InlineData(
        "api.amazon.com answered 400: invalid_grant call +1 (555) 010-9999 or evil.example",
        "api.amazon.com answered 400: invalid_grant call (number removed) or (link removed)"
    )]
    [InlineData(
        "api.amazon.com answered 400: AADSTS7000222 after 7000222 and 555010999 in 2026",
        "api.amazon.com answered 400: AADSTS7000222 after 7000222 and (number removed) in 2026"
    )]
    [InlineData("sso.example answered 400: call 555-0109.", "sso.example answered 400: call (number removed).")]
    [InlineData(
        "/tokens/erp.example/secret-20261121-000001 does not exist",
        "/tokens/erp.example/secret-20261121-000001 does not exist"
    )]
    [InlineData("\"https://evil.example\" is no allowed host", "(link removed) is no allowed host")]
    [InlineData("give one that begins with https://", "give one that begins with https://")]
    public void A_reason_in_a_mail_leads_nowhere_and_our_own_words_stay(string reason, string shown) =>
        ProviderErrorText.InMail(reason).Should().Be(shown);

    [Fact]
    public void Of_a_foreign_text_in_a_mail_nothing_is_taken_for_ours() =>
        ProviderErrorText
            .ForeignInMail("evil.example answered 400: call 555-010-9999\nhttps://evil.example")
            .Should()
            .Be("(link removed) answered 400: call (number removed) (link removed)");

    [Fact]
    public void Whatever_it_is_it_comes_out_short_printable_and_without_the_secret() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                text =>
                {
                    var shown = Of(text, $"{text}{Secret1}{text}");
                    return shown.Length <= ProviderErrorText.MaxLength + 1
                        && shown.All(PlainText.IsPrintable)
                        && shown.EndsWith("withheld: it repeats a secret or token)", StringComparison.Ordinal);
                }
            )
            .QuickCheckThrowOnFailure();

    private static string Of(string? code, string? description) => ProviderErrorText.Of(code, description, Exchanged);
}
