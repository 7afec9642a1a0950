namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>Each provider's success, in the shape that its documentation shows.</summary>
public sealed class ProviderAnswerTests
{
    // Provider, answer, minutes that the token lives, whether a new refresh token is to be stored.
    [Theory]
    [InlineData(
        "xero",
        """
            {"id_token":"x","access_token":"fake-access-token-1","expires_in":1800,"token_type":"Bearer",
             "refresh_token":"fake-refresh-token-2","scope":"offline_access accounting.transactions"}
            """,
        30,
        true
    )]
    [InlineData(
        "intuit",
        """
            {"token_type":"bearer","access_token":"fake-access-token-1","expires_in":3600,
             "refresh_token":"fake-refresh-token-2","x_refresh_token_expires_in":8726400}
            """,
        60,
        true
    )]
    [InlineData(
        "google",
        """{"access_token":"fake-access-token-1","expires_in":3900,"scope":"x","token_type":"Bearer"}""",
        65,
        false
    )]
    [InlineData(
        "microsoft-entra",
        """
            {"access_token":"fake-access-token-1","token_type":"Bearer","expires_in":4800,"ext_expires_in":4800,
             "scope":"x","refresh_token":"fake-refresh-token-2","id_token":"x"}
            """,
        80,
        true
    )]
    [InlineData(
        "ebay",
        """{"access_token":"fake-access-token-1","expires_in":7200,"token_type":"User Access Token"}""",
        120,
        false
    )]
    [InlineData(
        "shopify",
        """
            {"access_token":"fake-access-token-1","expires_in":3600,"refresh_token":"fake-refresh-token-2",
             "refresh_token_expires_in":7776000,"scope":"write_products"}
            """,
        60,
        true
    )]
    [InlineData(
        "mercado-libre",
        """
            {"access_token":"fake-access-token-1","token_type":"bearer","expires_in":21600,
             "scope":"offline_access read write","user_id":1234567,"refresh_token":"fake-refresh-token-2"}
            """,
        360,
        true
    )]
    [InlineData(
        "zoho",
        """
            {"access_token":"fake-access-token-1","expires_in":3600,"api_domain":"https://www.zohoapis.eu",
             "token_type":"Bearer"}
            """,
        60,
        false
    )]
    public async Task A_success_tells_the_lifetime_and_the_next_refresh_token(
        string provider,
        string answer,
        int minutes,
        bool rotated
    )
    {
        var refreshed = await Refreshed(provider, answer);

        refreshed.Token.Value.Matches(The.AccessToken).Should().BeTrue();
        refreshed.Token.Lifetime.Should().Be(TimeSpan.FromMinutes(minutes));
        (refreshed.RefreshToken?.Matches(Some.Secret("fake-refresh-token-2")) ?? false).Should().Be(rotated);
        refreshed.InstanceUrl.Should().BeNull();
    }

    [Theory]
    [InlineData("amazon-ads", 3600)]
    [InlineData("hubspot", 1800)]
    [InlineData("intuit", 3600)]
    public async Task A_refresh_token_that_is_only_repeated_is_the_one_there_was(string provider, int seconds)
    {
        var refreshed = await Refreshed(
            provider,
            $$"""
            {"access_token":"fake-access-token-1","refresh_token":"fake-refresh-token-1","expires_in":{{seconds}}}
            """
        );

        refreshed.Token.Lifetime.Should().Be(TimeSpan.FromSeconds(seconds));
        refreshed.RefreshToken!.Matches(The.RefreshToken).Should().BeTrue();
    }

    /// <summary>Taken at its word, such a token would be left to die for 41 days.</summary>
    [Fact]
    public async Task Zohos_milliseconds_are_no_reason_to_wait_beyond_the_hour()
    {
        var refreshed = await Refreshed(
            "zoho",
            """{"access_token":"fake-access-token-1","expires_in_sec":3600,"expires_in":3600000}"""
        );

        TokenLifetime
            .Shortest(
                null,
                refreshed.Token.Lifetime,
                Some.Connection(definition: Some.Definition("zoho")).AccessTokenLifetime
            )
            .Should()
            .BeNull("what counts is then the profile's own hour");
    }

    private static async Task<ExchangeOutcome.Refreshed> Refreshed(string provider, string answer) =>
        (await ProviderExchange.With(provider, answer)).Outcome.Should().BeOfType<ExchangeOutcome.Refreshed>().Subject;
}
