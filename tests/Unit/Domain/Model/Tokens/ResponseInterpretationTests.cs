namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class ResponseInterpretationTests
{
    // Provider, status, error; the outcome.
    [Theory]
    [InlineData("amazon-lwa", 400, "invalid_grant", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("amazon-lwa", 401, "invalid_client", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("amazon-lwa", 400, "unauthorized_client", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("amazon-lwa", 400, "invalid_scope", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("amazon-lwa", 200, "invalid_grant", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("amazon-lwa", 200, "access_denied", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("amazon-lwa", 400, "invalid_token_format", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 403, null, typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 404, "", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("salesforce", 400, "invalid_client_id", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("salesforce", 400, "inactive_user", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("salesforce", 400, "inactive_org", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("salesforce", 400, "rate_limit_exceeded", typeof(ExchangeOutcome.RetryLater))]
    // An outage outranks what its page says.
    [InlineData("amazon-lwa", 500, "invalid_grant", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 502, "invalid_client", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 503, null, typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 429, "invalid_grant", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 408, "invalid_grant", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 425, "invalid_grant", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-lwa", 499, "invalid_grant", typeof(ExchangeOutcome.SignInAgain))]
    // Credentials follow no redirect.
    [InlineData("amazon-lwa", 300, null, typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("amazon-lwa", 302, "invalid_grant", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("amazon-lwa", 399, null, typeof(ExchangeOutcome.Misconfigured))]
    public void An_error_means_what_it_asks_of_us(string provider, int status, string? error, Type outcome) =>
        Of(new TokenResponse(status) { Error = error, ErrorDescription = "words" }, Some.Definition(provider))
            .Should()
            .BeOfType(outcome);

    [Fact]
    public void A_token_is_a_success()
    {
        var outcome = Refreshed(new TokenResponse(200) { AccessToken = The.AccessToken, ExpiresIn = "3600" });

        outcome.Token.Should().Be(new AccessToken(The.AccessToken, TimeSpan.FromHours(1)));
        outcome.RefreshToken.Should().BeNull();
        outcome.InstanceUrl.Should().BeNull();
    }

    [Fact]
    public void A_token_beside_an_error_is_none() =>
        Of(new TokenResponse(200) { AccessToken = The.AccessToken, Error = "invalid_client" })
            .Should()
            .BeOfType<ExchangeOutcome.SecretRefused>();

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("[]")]
    [InlineData("ok")]
    public void An_error_that_means_nothing_beside_a_token_is_none(string error)
    {
        var outcome = Refreshed(
            new TokenResponse(201)
            {
                AccessToken = The.AccessToken,
                RefreshToken = Some.Secret("fake-refresh-2"),
                Error = error,
            }
        );

        outcome.Token.Value.Should().BeSameAs(The.AccessToken);
        outcome.RefreshToken.Should().NotBeNull();
    }

    [Fact]
    public void A_token_beside_an_error_page_is_none() =>
        Of(new TokenResponse(400) { AccessToken = The.AccessToken, Error = "ok" })
            .Should()
            .BeOfType<ExchangeOutcome.RetryLater>();

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Success_without_a_token_is_none(string? token) =>
        Of(new TokenResponse(200) { AccessToken = token is null ? null : Secret.Of(token) })
            .Should()
            .BeOfType<ExchangeOutcome.RetryLater>();

    [Fact]
    public void A_token_under_another_status_is_none() =>
        Of(new TokenResponse(404) { AccessToken = The.AccessToken })
            .Should()
            .Be(new ExchangeOutcome.RetryLater(null, "api.amazon.com answered 404: "));

    [Fact]
    public void The_span_counts_before_the_point_in_time()
    {
        var answer = new TokenResponse(200) { AccessToken = The.AccessToken, ExpiresAt = "2026-11-21T12:30:00Z" };

        Refreshed(answer).Token.Lifetime.Should().Be(TimeSpan.FromHours(2));
        Refreshed(answer with { ExpiresIn = "60" }).Token.Lifetime.Should().Be(TimeSpan.FromMinutes(1));
        Refreshed(answer with { ExpiresIn = "0" }).Token.Lifetime.Should().Be(TimeSpan.FromHours(2));
        Refreshed(answer with { ExpiresAt = null }).Token.Lifetime.Should().BeNull();
    }

    [Fact]
    public void A_new_refresh_token_is_passed_on_where_one_was_sent()
    {
        var answer = new TokenResponse(200)
        {
            AccessToken = The.AccessToken,
            RefreshToken = Some.Secret("fake-refresh-token-2"),
        };

        Refreshed(answer).RefreshToken.Should().BeSameAs(answer.RefreshToken);
        Refreshed(answer with { RefreshToken = Secret.Of("") }).RefreshToken.Should().BeNull();
        ResponseInterpretation
            .Of(Some.Request() with { RefreshToken = null }, answer, The.Now)
            .Should()
            .BeOfType<ExchangeOutcome.Refreshed>()
            .Which.RefreshToken.Should()
            .BeNull();
    }

    [Theory]
    [InlineData("salesforce", "https://acme.my.salesforce.com", "https://acme.my.salesforce.com")]
    [InlineData("salesforce", "https://acme.my.salesforce.com/~!", "https://acme.my.salesforce.com/~!")]
    [InlineData("salesforce", "http://acme.my.salesforce.com", null)]
    [InlineData("salesforce", "https://user@acme.my.salesforce.com", null)]
    [InlineData("salesforce", "acme.my.salesforce.com", null)]
    [InlineData("salesforce", "", null)]
    [InlineData("salesforce", null, null)]
    [InlineData("amazon-lwa", "https://acme.my.salesforce.com", null)]
    public void An_instance_URL_is_passed_on_where_it_is_https_and_expected(
        string provider,
        string? told,
        string? url
    ) =>
        Refreshed(
            new TokenResponse(200) { AccessToken = The.AccessToken, InstanceUrl = told },
            Some.Definition(provider)
        )
            .InstanceUrl.Should()
            .Be(url);

    /// <summary>Each of them is a URL to a parser that mends it, and something else to a consumer's own.</summary>
    [Theory]
    [InlineData(" https://acme.my.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com\n")]
    [InlineData("https://acme.my.salesforce.com/\u0000")]
    [InlineData("https://acme.my.salesforce.com/\u202e")]
    [InlineData("https://acme.my.salesforce.com\\@x.example")]
    [InlineData("https://acmé.my.salesforce.com")]
    public void An_instance_URL_that_is_not_clean_is_not_passed_on(string told) =>
        Refreshed(new TokenResponse(200) { AccessToken = The.AccessToken, InstanceUrl = told }, Some.Salesforce())
            .InstanceUrl.Should()
            .BeNull();

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void An_instance_URL_that_no_parameter_holds_is_not_passed_on(int length, bool isPassedOn)
    {
        var url = "https://acme.my.salesforce.com/".PadRight(length, 'x');

        Refreshed(new TokenResponse(200) { AccessToken = The.AccessToken, InstanceUrl = url }, Some.Salesforce())
            .InstanceUrl.Should()
            .Be(isPassedOn ? url : null);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(400)]
    [InlineData(404)]
    public void The_wish_to_be_left_in_peace_is_passed_on(int status) =>
        Of(new TokenResponse(status) { RetryAfter = TimeSpan.FromSeconds(17), Error = "slow_down" })
            .Should()
            .BeOfType<ExchangeOutcome.RetryLater>()
            .Which.After.Should()
            .Be(TimeSpan.FromSeconds(17));

    [Theory]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(400, false)]
    [InlineData(408, false)]
    [InlineData(425, false)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    public void An_answer_that_tells_nothing_may_follow_the_work(int status, bool mayBeDone) =>
        Of(new TokenResponse(status) { Unreadable = "text/html instead of JSON" })
            .Should()
            .BeOfType<ExchangeOutcome.RetryLater>()
            .Which.MayBeDone.Should()
            .Be(mayBeDone);

    [Fact]
    public void Nobody_can_sign_in_where_no_refresh_token_was_sent() =>
        ResponseInterpretation
            .Of(
                Some.Request() with
                {
                    RefreshToken = null,
                },
                new TokenResponse(400) { Error = "invalid_grant" },
                The.Now
            )
            .Should()
            .BeOfType<ExchangeOutcome.Misconfigured>();

    [Fact]
    public void A_reason_names_the_host_the_status_and_the_providers_words() =>
        Of(new TokenResponse(400) { Error = "invalid_grant", ErrorDescription = "expired\r\ntoken" })
            .Should()
            .Be(new ExchangeOutcome.SignInAgain("api.amazon.com answered 400: invalid_grant expired token"));

    [Fact]
    public void What_cannot_be_read_says_why() =>
        Of(new TokenResponse(200) { Unreadable = "text/html instead of JSON" })
            .Should()
            .Be(
                new ExchangeOutcome.RetryLater(null, "api.amazon.com answered 200: text/html instead of JSON")
                {
                    MayBeDone = true,
                }
            );

    [Fact]
    public void An_object_without_the_fields_says_so() =>
        Of(new TokenResponse(200))
            .Should()
            .Be(
                new ExchangeOutcome.RetryLater(null, "api.amazon.com answered 200: no access_token and no error")
                {
                    MayBeDone = true,
                }
            );

    [Fact]
    public void A_redirect_says_what_to_set() =>
        Of(new TokenResponse(301) { Unreadable = "nothing" })
            .Should()
            .BeOfType<ExchangeOutcome.Misconfigured>()
            .Which.Reason.Should()
            .Contain("set tokenEndpoint to the right one");

    [Theory]
    [InlineData(400)]
    [InlineData(302)]
    [InlineData(500)]
    public void No_reason_repeats_what_was_sent_or_answered(int status)
    {
        var refreshToken = Some.Secret("fake-refresh-token-2");
        Secret[] secrets = [The.ClientId, The.ClientSecret, The.RefreshToken, The.AccessToken, refreshToken];
        var echo = string.Join(" ", secrets.Select(secret => secret.Reveal()));
        var answer = new TokenResponse(status)
        {
            AccessToken = The.AccessToken,
            RefreshToken = refreshToken,
            Error = echo,
            ErrorDescription = echo,
        };

        var shown = Of(answer).ToString();

        shown.Should().Contain($"answered {status}: {ProviderErrorText.ErrorWithheld}");
        secrets.Should().AllSatisfy(secret => shown.Should().NotContain(secret.Reveal()));
    }

    private static ExchangeOutcome Of(TokenResponse answer, Definition? definition = null) =>
        NoSecretLeaves.Show(
            ResponseInterpretation.Of(Some.Request(Some.Connection(definition: definition)), answer, The.Now)
        );

    private static ExchangeOutcome.Refreshed Refreshed(TokenResponse answer, Definition? definition = null) =>
        Of(answer, definition).Should().BeOfType<ExchangeOutcome.Refreshed>().Subject;
}
