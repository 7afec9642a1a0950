using System.Text.Json;

namespace Tokens.Tests.Unit.Domain.Model.Values;

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
            new TokenResponse(200) { AccessToken = Secret, RefreshToken = Secret },
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

    private static Secret Domain(string value) => Secret.Of(value);
}
