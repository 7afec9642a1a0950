using System.Text;

namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class ExchangedSecretsTests
{
    private const string Value = "fake-Hidden/Value+0";

    private static readonly ExchangedSecrets Exchanged = new([Secret.Of(Value)]);

    [Theory]
    [InlineData("it was fake-Hidden/Value+0.")]
    [InlineData("…den/Value+…")]
    [InlineData("fake-Hid")]
    [InlineData("fake%2DHidden%2FValue%2B0")]
    [InlineData("%66%61%6b%65%2d%48%69%64")]
    [InlineData("fake%252DHidden%252FValue")]
    [InlineData("%u0066ake-Hidd")]
    [InlineData("ake\\u002dHidden")]
    [InlineData("fake-Hidden\\/Value")]
    [InlineData("fake\\\\u002DHidden")]
    [InlineData("\\x66ake-Hid")]
    [InlineData("fake\\-Hidden")]
    [InlineData("fake&#45;Hidden")]
    [InlineData("fake&#x2D;Hidden")]
    [InlineData("fake&#45Hidden")]
    [InlineData("102;&#97;&#107;&#101;&#45;&#72;&#105;&#100;&#100;")]
    [InlineData("Hidden&sol;Value&plus;0")]
    [InlineData("Hidden&amp;sol;Value")]
    [InlineData("ZmFrZS1IaWRkZW4vVmFsdWUrMA==")]
    [InlineData("mFrZS1IaWRkZW4vVmFsdWU")]
    [InlineData("FrZS1IaWRkZW4vVmFsdWU")]
    [InlineData("rZS1IaWRkZW4vVmFsdWU")]
    [InlineData("Basic eDpmYWtlLUhpZGRlbi9WYWx1ZSsw")]
    [InlineData("66616b652d48696464656e2f56616c75652b30")]
    [InlineData("6616B652D48696464656E2F56616C7565")]
    [InlineData("66:61:6b:65:2d:48:69:64")]
    [InlineData("66 61 6b 65 2d 48 69 64")]
    [InlineData("5a6d46725a53314961575272")]
    [InlineData("NjY2MTZiNjUyZDQ4Njk2NDY0NjU2ZQ")]
    [InlineData("fake\u200b-Hid\u200bden")]
    public void Eight_characters_in_a_row_show_it_in_whatever_encoding(string text) =>
        Exchanged.ShowIn(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("fake-Hi")]
    [InlineData("FAKE-HIDDEN")]
    [InlineData("fake Hidden Value 0")]
    [InlineData("%66%61%6b%65%2d%48%69")]
    [InlineData("ZmFrZS1IaQ==")]
    [InlineData("100% of &#; and &none; and \\u and %zz")]
    public void Fewer_do_not(string text) => Exchanged.ShowIn(text).Should().BeFalse();

    [Theory]
    [InlineData("it was s3cr!t", true)]
    [InlineData("it was s3cr%21t", true)]
    [InlineData("it was s3cr&excl;t", true)]
    [InlineData("it was czNjciF0", true)]
    [InlineData("it was 733363722174", true)]
    [InlineData("it was s3cr!", false)]
    [InlineData("it was 3cr!t", false)]
    public void A_shorter_one_counts_whole(string text, bool shows) =>
        new ExchangedSecrets([Secret.Of("s3cr!t"), Secret.Of(Value)]).ShowIn(text).Should().Be(shows);

    [Fact]
    public void An_empty_one_is_none()
    {
        new ExchangedSecrets([Secret.Of("")]).ShowIn("anything").Should().BeFalse();
        ExchangedSecrets.None.ShowIn("anything").Should().BeFalse();
    }

    [Fact]
    public void Letters_beyond_ASCII_are_found_in_every_encoding_too()
    {
        var exchanged = new ExchangedSecrets([Secret.Of("fäké-ßecret-😀")]);

        exchanged.ShowIn("f&auml;k&eacute;-&szlig;ecret").Should().BeTrue();
        exchanged.ShowIn("f\\u00e4k\\u00e9-\\u00dfec").Should().BeTrue();
        exchanged.ShowIn("cret-\\ud83d\\ude00").Should().BeTrue();
        exchanged.ShowIn(Convert.ToHexString(Encoding.UTF8.GetBytes("fäké-ßecret"))).Should().BeTrue();
    }

    [Fact]
    public void A_client_id_is_taken_out_and_shows_nothing_although_it_begins_as_the_secret_does()
    {
        var exchanged = new ExchangedSecrets([Secret.Of("fake-app-7-secret")], Secret.Of("fake-app-7"));

        exchanged.ShowIn("no application fake-app-7").Should().BeFalse();
        exchanged.ShowIn("no application fake%2Dapp%2D7").Should().BeFalse();
        exchanged.WithoutClientId("no application fake-app-7").Should().Be("no application ***");
        exchanged.ShowIn("no application fake-app-7-se").Should().BeTrue();
        exchanged.ShowIn("fake-app-7 fake-app-").Should().BeTrue("only the whole id is no secret");
    }

    [Theory]
    [InlineData("fake-one-and-the-same")]
    [InlineData("x-fake-one-and-the-same-x")]
    public void A_client_id_that_holds_the_secret_excuses_nothing(string clientId) =>
        new ExchangedSecrets([Secret.Of("fake-one-and-the-same")], Secret.Of(clientId))
            .ShowIn(clientId)
            .Should()
            .BeTrue();

    [Fact]
    public void A_client_id_that_is_short_cuts_no_secret_in_two() =>
        new ExchangedSecrets([Secret.Of("abc-1-def")], Secret.Of("1")).ShowIn("abc-1-def").Should().BeTrue();

    /// <summary>"%252525…": a pass over it for every other character of it would take minutes.</summary>
    [Theory]
    [InlineData("25")]
    [InlineData("A")]
    [InlineData("\\u005c")]
    [InlineData("&amp;")]
    [InlineData("aA+%\\&amp;")]
    public void A_text_that_decodes_without_end_is_read_in_no_time(string unit) =>
        Exchanged.ShowIn("%" + string.Concat(Enumerable.Repeat(unit, 8 * 1024 / unit.Length))).Should().BeFalse();
}
