using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tokens.Adapters.OAuth;

namespace Tokens.Tests.Unit.Adapters.OAuth;

public sealed class TokenEndpointTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly FakeProvider provider = new();
    private readonly TokenEndpoint endpoint;

    public TokenEndpointTests() =>
        endpoint = new TokenEndpoint(new(new HttpClient(provider) { Timeout = Timeout.InfiniteTimeSpan }), clock);

    public void Dispose() => provider.Dispose();

    [Fact]
    public async Task A_form_bears_the_grant_and_the_clients_credentials()
    {
        await Ask();

        provider.Request!.Method.Should().Be(HttpMethod.Post);
        provider.Request.RequestUri.Should().Be(new Uri("https://api.amazon.com/auth/o2/token"));
        provider.Request.Content!.Headers.ContentType!.MediaType.Should().Be("application/x-www-form-urlencoded");
        provider.Request.Headers.Accept.ToString().Should().Be("application/json");
        provider.Request.Headers.UserAgent.ToString().Should().Be("Tokens");
        provider.Request.Headers.Authorization.Should().BeNull();
        provider
            .Body.Should()
            .Be(
                "grant_type=refresh_token&refresh_token=fake-refresh-token-1"
                    + "&client_id=fake-client-id-1&client_secret=fake-client-secret-1"
            );
    }

    [Fact]
    public async Task What_a_form_cannot_hold_is_encoded()
    {
        var request = Some.Request() with
        {
            Client = new ClientCredentials(Some.Secret("fake id&x=1"), Some.Secret("fake+%=é|"), null, null),
        };

        await Ask(request);

        provider.Body.Should().EndWith("&client_id=fake+id%26x%3D1&client_secret=fake%2B%25%3D%C3%A9%7C");
    }

    [Fact]
    public async Task Scope_and_extra_fields_come_last_and_empty_ones_not_at_all()
    {
        var extra = new Dictionary<string, string> { ["audience"] = "a b", ["empty"] = "" };

        await Ask(Some.Definition().With(ConnectionFields.Scope, "x y").With(ConnectionFields.ExtraFields, extra));

        provider.Body.Should().EndWith("&client_secret=fake-client-secret-1&scope=x+y&audience=a+b");
    }

    [Fact]
    public async Task An_empty_scope_is_not_sent()
    {
        await Ask(Some.Definition().With(ConnectionFields.Scope, ""));

        provider.Body.Should().NotContain("scope");
    }

    [Fact]
    public async Task A_grant_of_client_credentials_sends_no_refresh_token()
    {
        var definition = Some.Definition()
            .With(ConnectionFields.Grant, "client_credentials")
            .With(ConnectionFields.Scope, "s");

        await Ask(Some.Request(Some.Connection(definition: definition)) with { RefreshToken = null });

        provider
            .Body.Should()
            .Be(
                "grant_type=client_credentials&client_id=fake-client-id-1"
                    + "&client_secret=fake-client-secret-1&scope=s"
            );
    }

    [Fact]
    public async Task JSON_bears_the_same_fields()
    {
        await Ask(Some.Definition().With(ClientFields.BodyFormat, "json").With(ConnectionFields.Scope, "\"x\""));

        provider.Request!.Content!.Headers.ContentType!.ToString().Should().Be("application/json");
        provider
            .Body.Should()
            .Be(
                """{"grant_type":"refresh_token","refresh_token":"fake-refresh-token-1","client_id":"fake-client-id-1","""
                    + """ "client_secret":"fake-client-secret-1","scope":"\u0022x\u0022"}""".TrimStart()
            );
    }

    [Fact]
    public async Task Basic_authentication_encodes_both_before_it_joins_them()
    {
        var connection = Some.Connection(
            definition: Some.Definition().With(ClientFields.ClientAuthentication, "basic")
        );
        var client = new ClientCredentials(Some.Secret("fake:id 1"), Some.Secret("fake%+é:secret"), null, null);

        await Ask(Some.Request(connection) with { Client = client });

        var authorization = provider.Request!.Headers.Authorization!;
        authorization.Scheme.Should().Be("Basic");
        Encoding
            .UTF8.GetString(Convert.FromBase64String(authorization.Parameter!))
            .Should()
            .Be("fake%3Aid+1:fake%25%2B%C3%A9%3Asecret");
        provider.Body.Should().Be("grant_type=refresh_token&refresh_token=fake-refresh-token-1");
    }

    [Theory]
    [InlineData("body", "form")]
    [InlineData("body", "json")]
    [InlineData("basic", "form")]
    public async Task No_credential_stands_in_the_URL(string authentication, string format)
    {
        await Ask(
            Some.Definition()
                .With(ClientFields.ClientAuthentication, authentication)
                .With(ClientFields.BodyFormat, format)
        );

        provider.Request!.RequestUri!.ToString().Should().Be("https://api.amazon.com/auth/o2/token");
    }

    [Theory]
    [InlineData("""{"access_token":"fake-access-token-1","expires_in":3600}""")]
    [InlineData("""{"access_token":"fake-access-token-1","expires_in":"3600"}""")]
    [InlineData("""{"access_token":"fake-access-token-1","expires_in":3600.0,"error":null}""")]
    [InlineData("""{"access_token":"fake-access-token-1","expires_at":1795260600}""")]
    [InlineData("""{"access_token":"fake-access-token-1","expires_on":"1795260600000","error":false}""")]
    [InlineData("""{"x":{"deep":[1]},"access_token":"fake-access-token-1","expires_at":"2026-11-21T11:30:00Z"}""")]
    public async Task A_lifetime_is_read_in_each_of_its_ways(string json)
    {
        provider.Answers(FakeProvider.Json(json));

        var refreshed = (await Ask()).Should().BeOfType<ExchangeOutcome.Refreshed>().Subject;

        refreshed.Token.Value.Matches(The.AccessToken).Should().BeTrue();
        refreshed.Token.Lifetime.Should().Be(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Salesforces_answer_is_read()
    {
        provider.Answers(
            FakeProvider.Json(
                """
                {"access_token":"fake-access-token-1","refresh_token":"fake-refresh-token-2",
                 "instance_url":"https://acme.my.salesforce.com","issued_at":"1795257000000","token_type":"Bearer"}
                """
            )
        );

        var refreshed = (await Ask(Some.Salesforce())).Should().BeOfType<ExchangeOutcome.Refreshed>().Subject;

        refreshed.Token.Lifetime.Should().BeNull();
        refreshed.RefreshToken!.Matches(Some.Secret("fake-refresh-token-2")).Should().BeTrue();
        refreshed.InstanceUrl.Should().Be("https://acme.my.salesforce.com");
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"access_token":"fake-access-token-1"}"""u8];
        provider.Answers(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });

        (await Ask()).Should().BeOfType<ExchangeOutcome.Refreshed>();
    }

    public static TheoryData<string, string?, string> Nonsense =>
        new()
        {
            { "<html>fake-refresh-token-1</html>", "text/html", "text/html instead of JSON" },
            { "", "application/json", "nothing" },
            { "", "text/html", "nothing" },
            { "{\"access_token\":\"fake-acc", "application/json", "JSON that is malformed or cut short" },
            { "{\"access_token\":\"fake-acc", null, "JSON that is malformed or cut short" },
            { "[]", "application/json", "JSON that is no object" },
            { "\"fake-access-token-1\"", "application/json", "JSON that is no object" },
            { "{}", "application/json", "no access_token and no error" },
            { "{\"access_token\":17}", "application/json", "no access_token and no error" },
            { "{\"access_token\":\"\\ud800\"}", "application/json", "JSON that is malformed or cut short" },
            { new string('[', 100), "application/json", "JSON that is malformed or cut short" },
        };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task An_answer_that_makes_no_sense_is_passing_trouble_and_says_what_came(
        string body,
        string? type,
        string because
    )
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        provider.Answers(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

        (await Ask()).Should().Be(Unanswered($"api.amazon.com answered 200: {because}"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_nonsense_too()
    {
        byte[] body = [.. "{\"access_token\":\""u8, 0xFF, 0xC0, .. "\"}"u8];
        provider.Answers(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });

        (await Ask()).Should().BeOfType<ExchangeOutcome.RetryLater>();
    }

    [Fact]
    public async Task An_answer_of_64_KB_is_read_and_a_larger_one_is_not()
    {
        var json = """{"access_token":"fake-access-token-1"}""";
        provider.Answers(FakeProvider.Json(json.PadRight(64 * 1024)));
        (await Ask()).Should().BeOfType<ExchangeOutcome.Refreshed>();

        provider.Answers(FakeProvider.Json(json.PadRight((64 * 1024) + 1)));
        (await Ask()).Should().Be(Unanswered("api.amazon.com answered 200: more than 64 KB, which is no token answer"));
    }

    [Fact]
    public async Task A_refusal_is_read_whatever_its_status()
    {
        provider.Answers(
            FakeProvider.Json("""{"error":"invalid_grant","error_description":"gone"}""", HttpStatusCode.BadRequest)
        );

        (await Ask()).Should().Be(new ExchangeOutcome.SignInAgain("api.amazon.com answered 400: invalid_grant gone"));
    }

    [Fact]
    public async Task An_error_that_is_an_object_is_told_as_it_is()
    {
        provider.Answers(FakeProvider.Json("""{"error":{"code":5}}"""));

        (await Ask()).Should().BeOfType<ExchangeOutcome.RetryLater>().Which.Reason.Should().Contain("{\"code\":5}");
    }

    [Fact]
    public async Task Retry_After_is_read_as_seconds()
    {
        var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        busy.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(120));
        provider.Answers(busy);

        After(await Ask()).Should().Be(TimeSpan.FromSeconds(120));
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, null)]
    [InlineData(0, null)]
    public async Task Retry_After_is_read_as_a_date(int seconds, int? wait)
    {
        var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        busy.Headers.RetryAfter = new RetryConditionHeaderValue(The.Now + TimeSpan.FromSeconds(seconds));
        provider.Answers(busy);

        After(await Ask()).Should().Be(wait is { } given ? TimeSpan.FromSeconds(given) : null);
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_left_after_ten_seconds()
    {
        provider.Answer = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return FakeProvider.Json("{}");
        };

        var asking = Ask();
        await provider.Asked;
        clock.Advance(TimeSpan.FromSeconds(10) - The.Tick);
        asking.IsCompleted.Should().BeFalse();
        clock.Advance(The.Tick);

        (await asking).Should().Be(Unanswered("api.amazon.com gave no whole answer within 10 s"));
    }

    [Fact]
    public async Task A_provider_that_stops_in_the_middle_is_left_after_ten_seconds()
    {
        var half = new HalfAnswer();
        provider.Answers(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(half) });

        var asking = Ask();
        await half.Reached;
        clock.Advance(TimeSpan.FromSeconds(10));

        (await asking).Should().BeOfType<ExchangeOutcome.RetryLater>().Which.Reason.Should().Contain("no whole answer");
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_passing_trouble()
    {
        var broken = new HalfAnswer { Breaks = true };
        provider.Answers(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(broken) });

        (await Ask()).Should().Be(Unanswered("api.amazon.com broke off before its answer was complete"));
    }

    [Fact]
    public async Task A_connection_that_is_refused_is_passing_trouble_and_is_tried_once()
    {
        provider.Answer = _ =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "fake-refresh-token-1 refused");

        (await Ask()).Should().Be(new ExchangeOutcome.RetryLater(null, "api.amazon.com could not be reached"));
        provider.Requests.Should().Be(1);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ProxyTunnelError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.InvalidResponse, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task Only_what_was_never_sent_is_certain_not_to_be_done(HttpRequestError error, bool mayBeDone)
    {
        provider.Answer = _ => throw new HttpRequestException(error);

        (await Ask()).Should().BeOfType<ExchangeOutcome.RetryLater>().Which.MayBeDone.Should().Be(mayBeDone);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_in_time_sent_nothing()
    {
        // What the handler throws when its ConnectTimeout is over.
        provider.Answer = _ => throw new TaskCanceledException("too late", new TimeoutException());

        (await Ask()).Should().Be(new ExchangeOutcome.RetryLater(null, "api.amazon.com could not be reached"));
    }

    [Fact]
    public async Task Only_the_callers_own_end_throws()
    {
        using var end = new CancellationTokenSource();
        provider.Answer = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return FakeProvider.Json("{}");
        };

        var asking = endpoint.ExchangeAsync(Some.Request(), end.Token);
        await provider.Asked;
        await end.CancelAsync();

        await asking.Invoking(it => it).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(503)]
    public async Task An_echo_of_the_request_gets_into_no_reason(int status)
    {
        provider.Answer = _ =>
            Task.FromResult(
                FakeProvider.Json(
                    $$"""{"error":"bad {{provider.Body}}","error_description":"{{provider.Body}}"}""",
                    (HttpStatusCode)status
                )
            );

        var shown = (await Ask()).ToString();

        shown
            .Should()
            .Contain("(error withheld: it repeats a secret or token)")
            .And.NotContain("fake-client-id-1")
            .And.NotContain("fake-client-secret-1")
            .And.NotContain("fake-refresh-token-1");
    }

    /// <summary>As it stands, as the JSON text that it is in, and as the header that the client showed.</summary>
    [Theory]
    [InlineData("body", "form")]
    [InlineData("body", "json")]
    [InlineData("basic", "form")]
    public async Task An_echo_in_whatever_encoding_shows_no_secret(string clientAuthentication, string bodyFormat)
    {
        var definition = Some.Definition()
            .With(ClientFields.ClientAuthentication, clientAuthentication)
            .With(ClientFields.BodyFormat, bodyFormat);
        var request = new TokenRequest(
            Some.Connection(definition: definition),
            new ClientCredentials(Some.Secret("fake\"id/é1"), Some.Secret("fake+\"secret\"/é%2\\"), null, null),
            Some.Secret("Atzr|fake\"refresh/é<3>")
        );
        provider.Answer = _ =>
        {
            var echo = $"{provider.Request!.Headers.Authorization} {provider.Body}";
            var quoted = System.Text.Json.JsonSerializer.Serialize(echo);
            var error = provider.Requests switch
            {
                1 => quoted,
                2 => $$"""{"seen":{{quoted}}}""",
                _ => System.Text.Json.JsonSerializer.Serialize(
                    new { request.Connection.Name.Value, Secret = request.Client.Secret.Reveal() }
                ),
            };
            return Task.FromResult(FakeProvider.Json($$"""{"error":{{error}}}""", HttpStatusCode.BadRequest));
        };

        foreach (var _ in Enumerable.Range(0, 3))
        {
            // The suite's guard looks for the secrets, in every encoding.
            (await Ask(request))
                .ToString()
                .Should()
                .Contain("answered 400");
        }
    }

    [Fact]
    public async Task No_redirect_is_followed()
    {
        var away = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
        away.Headers.Location = new Uri("https://evil.example/token");
        provider.Answers(away);

        (await Ask()).Should().BeOfType<ExchangeOutcome.Misconfigured>();
        provider.Requests.Should().Be(1);
        TokenEndpoint.Handler().Should().BeOfType<SocketsHttpHandler>().Which.AllowAutoRedirect.Should().BeFalse();
    }

    private Task<ExchangeOutcome> Ask(Definition definition) =>
        Ask(Some.Request(Some.Connection(definition: definition)));

    private async Task<ExchangeOutcome> Ask(TokenRequest? request = null) =>
        NoSecretLeaves.Show(
            await endpoint
                .ExchangeAsync(request ?? Some.Request(), CancellationToken.None)
                .WaitAsync(RefreshWorld.Patience)
        );

    private static ExchangeOutcome.RetryLater Unanswered(string reason) => new(null, reason) { MayBeDone = true };

    private static TimeSpan? After(ExchangeOutcome outcome) =>
        outcome.Should().BeOfType<ExchangeOutcome.RetryLater>().Subject.After;
}
