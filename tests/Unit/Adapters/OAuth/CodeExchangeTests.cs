using Tokens.Adapters.OAuth;

namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>A person's sign-in, exchanged for a first refresh token (RFC 6749, section 4.1.3; RFC 7636, section 4.5).</summary>
public sealed class CodeExchangeTests
{
    private static readonly Secret Code = Some.Secret("fake-authorization-code");

    private static readonly Secret Verifier = Some.Secret("fake-code-verifier-of-forty-three-characters");

    [Fact]
    public async Task The_code_goes_with_its_verifier_and_its_redirect_and_without_a_scope()
    {
        var code = new AuthorizationCode(Code, new Uri("http://127.0.0.1:8976/callback"), Verifier);

        var (body, outcome) = await ExchangeAsync(
            code,
            """{"access_token":"fake-access-1","refresh_token":"fake-refresh-1"}"""
        );

        body.Should()
            .Be(
                "grant_type=authorization_code&code=fake-authorization-code"
                    + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8976%2Fcallback"
                    + "&code_verifier=fake-code-verifier-of-forty-three-characters"
                    + "&client_id=fake-client-id-1&client_secret=fake-client-secret-1"
            );
        outcome
            .Should()
            .BeOfType<ExchangeOutcome.Refreshed>()
            .Which.RefreshToken!.Reveal()
            .Should()
            .Be("fake-refresh-1");
    }

    [Fact]
    public async Task What_the_request_did_not_have_the_exchange_has_not()
    {
        var (body, _) = await ExchangeAsync(new AuthorizationCode(Code, null, null), "{}");

        body.Should()
            .Be(
                "grant_type=authorization_code&code=fake-authorization-code"
                    + "&client_id=fake-client-id-1&client_secret=fake-client-secret-1"
            );
    }

    [Fact]
    public async Task A_code_that_is_refused_asks_for_another_sign_in_and_is_not_repeated()
    {
        var (_, outcome) = await ExchangeAsync(
            new AuthorizationCode(Code, null, Verifier),
            """{"error":"invalid_grant","error_description":"fake-authorization-code fake-code-verifier-of-forty-three-characters"}"""
        );

        outcome
            .Should()
            .BeOfType<ExchangeOutcome.SignInAgain>()
            .Which.Reason.Should()
            .EndWith("invalid_grant (description withheld: it repeats a secret or token)");
    }

    private static async Task<(string Body, ExchangeOutcome Outcome)> ExchangeAsync(
        AuthorizationCode code,
        string answer
    )
    {
        using var fake = new FakeProvider();
        fake.Answers(FakeProvider.Json(answer));
        using var http = new HttpClient(fake);
        var connection = Some.Connection(
            definition: Some.Salesforce().With(ConnectionFields.Scope, "api refresh_token")
        );
        var request = Some.Request(connection) with { RefreshToken = null, Code = code };
        var outcome = await new TokenEndpoint(new(http), new FakeTimeProvider(The.Now)).ExchangeAsync(
            request,
            CancellationToken.None
        );
        NoSecretLeaves.Show(outcome);
        return (fake.Body, outcome);
    }
}
