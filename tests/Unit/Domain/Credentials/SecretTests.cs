using System.Text.Json;
using FluentAssertions;
using Tokens.Adapters.ParameterStore;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Credentials;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Credentials;

public sealed class SecretTests
{
    private const string Hidden = "fake-hidden-value";

    private static readonly Secret Secret = Some.Secret(Hidden);

    [Fact]
    public void It_prints_stars_wherever_it_is_printed()
    {
        Secret.ToString().Should().Be("***");
        $"{Secret}".Should().Be("***");
        string.Concat("a", Secret).Should().Be("a***");
        string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0,5}", Secret).Should().Be("  ***");
    }

    [Fact]
    public void Records_that_hold_it_print_stars()
    {
        object[] records =
        [
            new AccessToken(Secret, TimeSpan.FromHours(1)),
            new ClientCredentials(Secret, Secret, null, null),
            new CredentialRead.Found(Secret, null),
            new TokenAnswer(200) { AccessToken = Secret, RefreshToken = Secret },
            Some.Request() with
            {
                RefreshToken = Secret,
                Client = Some.Client(Secret),
            },
            new ExchangeOutcome.Refreshed(new AccessToken(Secret, null), Secret, null),
            new StoredParameter(Some.Parameter("/x"), Secret, 1, The.Now),
            new ParameterLookup.Found(new StoredParameter(Some.Parameter("/x"), Secret, 1, The.Now)),
            new ParameterWrite(Some.Parameter("/x"), Secret),
        ];

        records.Select(record => record.ToString()).Should().AllSatisfy(text => text.Should().NotContain(Hidden));
        records[0].ToString().Should().Contain("***");
    }

    [Fact]
    public void An_exception_that_is_given_it_shows_stars() =>
        new InvalidOperationException($"{Secret} is wrong").ToString().Should().NotContain(Hidden).And.Contain("***");

    [Fact]
    public void A_serialiser_finds_nothing_to_reveal() =>
        JsonSerializer.Serialize(new { Secret }, Reflecting).Should().NotContain(Hidden).And.Contain("IsEmpty");

    [Fact]
    public void It_reveals_by_the_one_method() => Secret.Reveal().Should().Be(Hidden);

    [Fact]
    public void White_space_around_it_is_dropped_and_within_it_is_kept() =>
        Secret.Of(" \tfake a b\r\n").Reveal().Should().Be("fake a b");

    [Fact]
    public void It_matches_what_hides_the_same_value()
    {
        Secret.Matches(Secret.Of(Hidden + "\n")).Should().BeTrue();
        Secret.Matches(Secret.Of("fake-hidden-valuf")).Should().BeFalse();
        Secret.Matches(Secret.Of(Hidden + "x")).Should().BeFalse();
        Secret.Matches(Secret.Of("")).Should().BeFalse();
    }

    [Fact]
    public void It_takes_itself_out_of_a_text() =>
        Secret.RedactFrom($"no {Hidden}, not {Hidden}").Should().Be("no ***, not ***");

    [Fact]
    public void Where_it_is_empty_a_text_stays_as_it_is()
    {
        Secret.Of(" ").IsEmpty.Should().BeTrue();
        Secret.Of(" ").RedactFrom("text").Should().Be("text");
        Secret.IsEmpty.Should().BeFalse();
    }

    [Theory]
    [InlineData("fake hidden/value", "client_secret=fake%20hidden%2Fvalue&x", "client_secret=***&x")]
    [InlineData("fake hidden/value", "client_secret=fake%20hidden%2fvalue&x", "client_secret=***&x")]
    [InlineData("fake hidden/value", "client_secret=fake+hidden%2Fvalue&x", "client_secret=***&x")]
    public void It_takes_itself_out_as_a_form_shows_it_too(string hidden, string text, string left) =>
        Domain(hidden).RedactFrom(text).Should().Be(left);

    private static readonly JsonSerializerOptions Reflecting = new()
    {
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        IncludeFields = true,
    };

    [Theory]
    [InlineData("fake%2Dsecret%2Dvalue")]
    [InlineData("fake%252Dsecret%252Dvalue")]
    [InlineData("fake\\u002dsecret\\u002Dvalue")]
    [InlineData("it was \\\"fake-secret-value\\\", he said")]
    [InlineData("fake-secret-val\\u0075e")]
    [InlineData("fake-secret-valu\\u0065")]
    public void It_shows_through_however_it_is_escaped(string text) =>
        Domain("fake-secret-value").ShowsThrough(text).Should().BeTrue();

    [Fact]
    public void A_back_slash_before_a_u_that_escapes_nothing_is_a_mark_like_any_other() =>
        Domain("fake-under-value").ShowsThrough("fake-\\under-value").Should().BeTrue();

    [Fact]
    public void Six_layers_of_escapes_are_taken_off_and_no_seventh()
    {
        var six = "fake%" + string.Concat(Enumerable.Repeat("25", 5)) + "2Dsecret-value";

        Domain("fake-secret-value").ShowsThrough(six).Should().BeTrue();
        Domain("fake-secret-value").ShowsThrough(six.Replace("%25", "%2525")).Should().BeFalse();
    }

    [Fact]
    public void A_text_that_unescapes_without_end_is_read_in_no_time()
    {
        var endless = "%" + string.Concat(Enumerable.Repeat("25", 32 * 1024));

        Domain("fake-secret-value").ShowsThrough(endless).Should().BeFalse();
    }

    private static Tokens.Domain.Credentials.Secret Domain(string value) => Tokens.Domain.Credentials.Secret.Of(value);
}
