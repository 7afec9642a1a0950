using Tokens.Cli.SampleProvider;

namespace Tokens.Tests.Unit.Cli.SampleProvider;

/// <summary>The sample provider refuses what a real provider would.</summary>
public sealed class AuthorizationServerTests
{
    private const string Client = "a-client";

    private readonly FakeTimeProvider clock = new(The.Now);

    [Fact]
    public void Grants_a_token_for_the_right_secret_and_refresh_token()
    {
        var amazon = new AuthorizationServer(ProviderBehavior.LoginWithAmazon, clock);
        var (secret, token) = (amazon.Register(Client), amazon.SignIn(Client));

        var reply = amazon.ExchangeResult(Request(secret, token));

        reply.Status.Should().Be(200);
        reply.Body["expires_in"].Should().Be(3600L);
        reply.Body["refresh_token"].Should().Be(token);
        (amazon.Granted, amazon.Refused).Should().Be((1, 0));
    }

    [Fact]
    public void Refuses_a_wrong_secret_an_unknown_client_and_another_ones_refresh_token()
    {
        var amazon = new AuthorizationServer(ProviderBehavior.LoginWithAmazon, clock);
        var (secret, token) = (amazon.Register(Client), amazon.SignIn(Client));
        amazon.Register("another");

        ErrorOf(amazon, Request(secret[..^1], token)).Should().Be("invalid_client");
        ErrorOf(amazon, Request(secret, token, "nobody")).Should().Be("invalid_client");
        ErrorOf(amazon, Request(secret, amazon.SignIn("another"))).Should().Be("invalid_grant");
    }

    [Fact]
    public void A_secret_expires_exactly_after_180_days()
    {
        var amazon = new AuthorizationServer(ProviderBehavior.LoginWithAmazon, clock);
        var (secret, token) = (amazon.Register(Client), amazon.SignIn(Client));

        clock.Advance(TimeSpan.FromDays(180) - The.Tick);
        amazon.ExchangeResult(Request(secret, token)).Status.Should().Be(200);
        clock.Advance(The.Tick);
        ErrorOf(amazon, Request(secret, token)).Should().Be("invalid_client");
    }

    [Fact]
    public void The_old_secret_expires_seven_days_after_the_new_one_was_issued()
    {
        var amazon = new AuthorizationServer(ProviderBehavior.LoginWithAmazon, clock);
        var (old, token) = (amazon.Register(Client), amazon.SignIn(Client));
        clock.Advance(TimeSpan.FromDays(10));
        var fresh = amazon.IssueSecret(Client);

        clock.Advance(TimeSpan.FromDays(7) - The.Tick);
        amazon.ExchangeResult(Request(old, token)).Status.Should().Be(200);
        clock.Advance(The.Tick);
        ErrorOf(amazon, Request(old, token)).Should().Be("invalid_client");
        amazon.ExchangeResult(Request(fresh, token)).Status.Should().Be(200);
    }

    [Fact]
    public void Salesforce_accepts_a_refresh_token_once_and_returns_no_lifetime()
    {
        var salesforce = new AuthorizationServer(ProviderBehavior.Salesforce, clock);
        var (secret, token) = (salesforce.Register(Client), salesforce.SignIn(Client));

        var reply = salesforce.ExchangeResult(Request(secret, token));

        reply.Body.Keys.Should().Contain("instance_url").And.NotContain("expires_in");
        ErrorOf(salesforce, Request(secret, token)).Should().Be("invalid_grant");
        salesforce.ExchangeResult(Request(secret, (string)reply.Body["refresh_token"])).Status.Should().Be(200);
    }

    [Fact]
    public void While_it_is_down_nothing_is_used_up()
    {
        var salesforce = new AuthorizationServer(ProviderBehavior.Salesforce, clock) { IsDown = true };
        var (secret, token) = (salesforce.Register(Client), salesforce.SignIn(Client));

        salesforce.ExchangeResult(Request(secret, token)).Status.Should().Be(503);
        salesforce.IsDown = false;
        salesforce.ExchangeResult(Request(secret, token)).Status.Should().Be(200);
    }

    private static object ErrorOf(AuthorizationServer server, IReadOnlyDictionary<string, string> request) =>
        server.ExchangeResult(request).Body["error"];

    private static Dictionary<string, string> Request(string secret, string refreshToken, string client = Client) =>
        new()
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = client,
            ["client_secret"] = secret,
            ["refresh_token"] = refreshToken,
        };
}
