using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Trust;

/// <summary>
/// A client secret is verified at its client's provider and once a version, whoever writes definitions or publishes on
/// the rotation-completed topic. A client with three connections, its first secret verified and all tokens fresh.
/// </summary>
public sealed class VerificationTests : OwnStoreTests
{
    private const string WrongSecret = "fake-wrong-secret";
    private const string NewSecret = "fake-client-secret-new";

    private TokenEndpoint provider = null!;

    protected override Task<World> StartWorldAsync(AwsEmulator store) => World.StartListeningAsync(store);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // Too short to wait until a change has settled, so that each message is answered at once.
        World.Timeout = TimeSpan.FromSeconds(30);
        provider = await World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        foreach (var name in new[] { "first", "second", "third" })
        {
            await World.UseClientAsync("lwa", name);
        }

        (await World.RefreshAsync()).Refreshed.Should().HaveCount(3);
        (await ProvenAsync()).Should().Be(1);
    }

    private string ClientIdPlace => $"{World.Root}/clients/lwa/client-id";

    private string SecretPlace => $"{World.Root}/clients/lwa/client-secret";

    /// <summary>The label moved to the wrong secret, and with it the one that worked was lost.</summary>
    [Theory]
    [InlineData("""{"client":"lwa","tokenEndpoint":"~endpoint"}""")]
    [InlineData("""{"provider":"oauth2","tokenEndpoint":"~endpoint","clientSecret":"~secret"}""")]
    [InlineData("""{"provider":"amazon-lwa","tokenEndpoint":"~endpoint","clientSecret":"~secret"}""")]
    public async Task An_endpoint_that_accepts_everything_verifies_no_secret_of_another_client(string definition)
    {
        var attacker = Accepting(WrongSecret);
        await World.PutSecretAsync($"{World.Root}/a-friend/client-id", World.ClientId);
        await World.PutSecretAsync($"{World.Root}/a-friend/refresh-token", "fake-refresh-0");
        await World.DefineAsync(
            "a-friend",
            definition.Replace("~endpoint", attacker.Uri.AbsoluteUri).Replace("~secret", SecretPlace)
        );
        await PutSettledAsync(SecretPlace, WrongSecret);

        await DetectAsync(SecretPlace);
        await CompleteAsync(SecretPlace);
        (await World.RefreshAsync("""{"connections":["a-friend"]}""")).Failed.Keys.Should().Equal("a-friend");

        (await ProvenAsync()).Should().Be(1);
        World.TokenServer.Requests.Should().NotContain(request => request.Path == attacker.Behaviour.Path);
        World.Alerts.Messages.Select(alert => alert.Attributes["kind"]).Should().Equal("secret-refused");
        (await World.RefreshAsync("""{"connections":["second"]}""")).Refreshed.Should().Equal("second");
        World.TokenServer.Requests[^1].ClientSecret.Should().Be(World.ClientSecret, "the fallback is still there");
    }

    [Fact]
    public async Task Messages_about_an_id_and_a_secret_that_have_not_changed_cause_no_exchange()
    {
        var before = World.TokenServer.Requests.Count;

        await CompleteAsync(ClientIdPlace, times: 10);
        await CompleteAsync(SecretPlace, times: 10);

        World.TokenServer.Requests.Should().HaveCount(before);
        World.Alerts.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_secret_is_verified_once_and_given_to_each_connection_once_however_often_the_message_comes()
    {
        provider.Clients.AddSecret(World.ClientId, NewSecret);
        await World.PutSecretAsync(SecretPlace, NewSecret);
        var before = World.TokenServer.Requests.Count;

        await CompleteAsync(SecretPlace, times: 10);

        World
            .TokenServer.Requests.Skip(before)
            .Should()
            .HaveCount(3)
            .And.OnlyContain(sent => sent.ClientSecret == NewSecret);
        (await ProvenAsync()).Should().Be(2);
        World.Alerts.Messages.Select(alert => alert.Attributes["kind"]).Should().Equal("secret-proven");
    }

    /// <summary>Each message had every connection refreshed: nothing marks a client id as verified.</summary>
    [Fact]
    public async Task A_new_client_id_is_verified_once_however_often_the_message_comes()
    {
        provider.Clients.Add("fake-client-id-new", World.ClientSecret);
        provider.RefreshTokens.Add("fake-client-id-new", "fake-refresh-of-the-new-id");
        foreach (var name in new[] { "first", "second", "third" })
        {
            await World.PutSecretAsync($"{World.Root}/{name}/refresh-token", "fake-refresh-of-the-new-id");
        }

        await World.PutSecretAsync(ClientIdPlace, "fake-client-id-new");
        var before = World.TokenServer.Requests.Count;

        await CompleteAsync(ClientIdPlace, times: 10);

        World.TokenServer.Requests.Should().HaveCount(before + 3);
    }

    [Fact]
    public async Task A_secret_that_is_refused_is_sent_once_and_the_fallback_once_however_often_the_message_comes()
    {
        await PutSettledAsync(SecretPlace, WrongSecret);
        var before = World.TokenServer.Requests.Count;

        await CompleteAsync(SecretPlace, times: 10);

        World
            .TokenServer.Requests.Skip(before)
            .Select(request => request.ClientSecret)
            .Should()
            .Equal(WrongSecret, World.ClientSecret);
    }

    /// <summary>
    /// They cannot verify it, and each message had the revoked refresh tokens of three sent again. The fourth is tried by
    /// the second message: three at most are tried at once.
    /// </summary>
    [Fact]
    public async Task A_secret_whose_connections_wait_for_a_sign_in_is_tried_once_by_each()
    {
        await World.UseClientAsync("lwa", "fourth");
        provider.RefreshTokens.Revoke("fake-refresh-0");
        (await World.RefreshAsync("""{"connections":["first","second","third","fourth"]}"""))
            .Failed.Should()
            .HaveCount(4);
        provider.Clients.AddSecret(World.ClientId, NewSecret);
        await World.PutSecretAsync(SecretPlace, NewSecret);
        var before = World.TokenServer.Requests.Count;

        await CompleteAsync(SecretPlace, times: 10);

        World.TokenServer.Requests.Should().HaveCount(before + 4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_about_a_refresh_token_that_has_not_changed_cause_no_exchange(bool waitsForSignIn)
    {
        if (waitsForSignIn)
        {
            provider.RefreshTokens.Revoke("fake-refresh-0");
            await World.RefreshAsync("""{"connections":["first"]}""");
        }

        var before = World.TokenServer.Requests.Count;

        await CompleteAsync($"{World.Root}/first/refresh-token", times: 10);

        World.TokenServer.Requests.Should().HaveCount(before);
    }

    /// <summary>An endpoint in TOKENS_ALLOWED_HOSTS that issues a token for the secret.</summary>
    private TokenEndpoint Accepting(string secret)
    {
        var attacker = World.Mount(TokenEndpointBehaviour.OAuth2 with { Path = "/attacker" });
        attacker.Clients.AddSecret(World.ClientId, secret);
        return attacker;
    }

    /// <summary>A new version, old enough for a refusal to count.</summary>
    private async Task PutSettledAsync(string parameter, string value)
    {
        await World.PutSecretAsync(parameter, value);
        Store.Store.SetLastModified(ClientIdPlace, DateTimeOffset.UtcNow.AddHours(-1));
        Store.Store.SetLastModified(parameter, DateTimeOffset.UtcNow.AddMinutes(-3));
    }

    private Task DetectAsync(string parameter)
    {
        var change = JsonNode.Parse(Samples.Read("parameter-change-update"))!;
        change["detail"]!["name"] = parameter;
        return World.DeliverAsync("DetectRotation", change.ToJsonString());
    }

    private async Task CompleteAsync(string parameter, int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            await World.CompleteAsync(new JsonObject { ["parameter"] = parameter }.ToJsonString());
        }
    }

    private async Task<long?> ProvenAsync() => (await World.GetAsync($"{SecretPlace}:proven"))?.Version;
}
