using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Trust;

/// <summary>
/// What whoever writes a definition cannot do to another connection, through the published executable. Their endpoint is
/// in TOKENS_ALLOWED_HOSTS and accepts whatever it knows: the worst case.
/// </summary>
public sealed class OwnershipTests : WorldTests
{
    private TokenEndpoint attacker = null!;

    protected override Task<World> StartWorldAsync() => World.StartListeningAsync();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        // Too short to wait until a change has settled.
        World.Timeout = TimeSpan.FromSeconds(30);
        attacker = World.Mount(TokenEndpointBehaviour.OAuth2 with { Path = "/attacker" });
    }

    private string Erp => $"{World.Root}-erp";

    /// <summary>The folder was once compared by its last part: a connection named lwa passed for the owner of /my-erp/lwa.</summary>
    [Theory]
    [InlineData("accessToken", null)]
    [InlineData("accessToken", "TOKENS_CREDENTIAL_PATHS")]
    [InlineData("accessToken", "TOKENS_OUTPUT_PATHS")]
    [InlineData("refreshToken", null)]
    [InlineData("refreshToken", "TOKENS_CREDENTIAL_PATHS")]
    [InlineData("refreshToken", "TOKENS_OUTPUT_PATHS")]
    public async Task A_clients_secret_is_neither_overwritten_nor_sent_as_a_token(string field, string? paths)
    {
        if (paths is not null)
        {
            World.Variables[paths] = Erp;
        }

        var secret = $"{Erp}/lwa/clientsecret";
        await ConnectErpAsync(secret);
        attacker.RefreshTokens.Add(World.ClientId, World.ClientSecret);
        await AttackAsync("lwa", new JsonObject { [field] = secret });

        var answer = await World.RefreshAsync();

        answer.Refreshed.Should().Equal("erp");
        answer.Failed.Keys.Should().Equal("lwa");
        answer.Failed["lwa"].Should().Contain(secret);
        Asked(attacker).Should().Be(0);
        (await World.GetAsync(secret))!
            .Should()
            .Match<Amazon.SimpleSystemsManagement.Model.Parameter>(stored =>
                stored.Value == World.ClientSecret && stored.Version == 1
            );
    }

    [Fact]
    public async Task A_refresh_token_in_another_connections_folder_is_not_replaced_by_what_another_endpoint_answers()
    {
        var victim = await World.ConnectAsync("victim", "oauth2", TokenEndpointBehaviour.SingleUse);
        await AttackAsync("lwa", new JsonObject { ["refreshToken"] = $"{World.Root}/victim/refresh-token" });

        var answer = await World.RefreshAsync();

        answer.Refreshed.Should().Equal("victim");
        answer.Failed["lwa"].Should().Contain("TOKENS_CREDENTIAL_PATHS");
        await ShouldStillHaveItsTokenAsync(victim, $"{World.Root}/victim/refresh-token");
    }

    /// <summary>Switched off for a while, it does not lose what it names.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_token_in_a_listed_folder_stays_with_the_connection_that_named_it_first(bool enabled)
    {
        World.Variables["TOKENS_CREDENTIAL_PATHS"] = Erp;
        var shared = $"{Erp}/refresh-token";
        var victim = await DefineVictimAsync(shared, enabled);
        await AttackAsync("a-newcomer", new JsonObject { ["refreshToken"] = shared });

        var answer = await World.RefreshAsync();

        answer.Refreshed.Should().Equal(enabled ? ["victim"] : []);
        answer.Failed.Keys.Should().Equal("a-newcomer");
        answer.Failed["a-newcomer"].Should().ContainAll(shared, "connection victim", "connection a-newcomer");
        await ShouldStillHaveItsTokenAsync(victim, shared);
    }

    /// <summary>Its definition is older, but has not always named the parameter.</summary>
    [Fact]
    public async Task A_definition_that_is_edited_to_name_anothers_refresh_token_does_not_get_it()
    {
        World.Variables["TOKENS_CREDENTIAL_PATHS"] = Erp;
        var shared = $"{Erp}/refresh-token";
        await AttackAsync("a-veteran", []);
        var victim = await DefineVictimAsync(shared, enabled: true);
        await AttackAsync("a-veteran", new JsonObject { ["refreshToken"] = shared });

        var answer = await World.RefreshAsync();

        answer.Refreshed.Should().Equal("victim");
        answer.Failed.Keys.Should().Equal("a-veteran");
        await ShouldStillHaveItsTokenAsync(victim, shared);
    }

    /// <summary>It was announced and exchanged at each rotation, without end.</summary>
    [Fact]
    public async Task A_refresh_token_that_another_definition_names_as_its_client_secret_starts_no_loop()
    {
        var victim = await World.ConnectAsync("victim", "oauth2", TokenEndpointBehaviour.SingleUse);
        var token = $"{World.Root}/victim/refresh-token";
        await AttackAsync("loop", new JsonObject { ["clientSecret"] = token });

        for (var round = 0; round < 3; round++)
        {
            (await World.RefreshAsync("""{"connections":["victim"]}""")).Refreshed.Should().Equal("victim");
            await ChangeAndCompleteAsync(token);
        }

        World.Completions.Messages.Should().BeEmpty();
        Asked(attacker).Should().Be(0);
        Asked(victim).Should().Be(3);
        await ShouldStillHaveItsTokenAsync(victim, token);
    }

    /// <summary>An administrator's mistake stops the connection, which is better than a loop.</summary>
    [Fact]
    public async Task A_refresh_token_that_a_client_names_as_its_secret_starts_no_loop()
    {
        World.Variables["TOKENS_CREDENTIAL_PATHS"] = Erp;
        var token = $"{Erp}/refresh-token";
        var victim = await DefineVictimAsync(token, enabled: true);
        var client = new JsonObject { ["clientSecret"] = token };
        var other = await World.AddClientAsync("loop", "oauth2", TokenEndpointBehaviour.OAuth2, client);
        await World.UseClientAsync("loop", "looping");

        await ChangeAndCompleteAsync(token);
        var asked = Asked(other);
        for (var round = 0; round < 10; round++)
        {
            (await World.RefreshAsync("""{"connections":["victim"]}"""))
                .Failed["victim"]
                .Should()
                .ContainAll(token, "client loop");
            await ChangeAndCompleteAsync(token);
        }

        Asked(victim).Should().Be(0);
        Asked(other).Should().Be(asked);
        World.Completions.Messages.Should().HaveCountLessThanOrEqualTo(1);
    }

    private async Task ConnectErpAsync(string secret)
    {
        var client = new JsonObject { ["clientSecret"] = secret };
        await World.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon, client);
        await World.PutSecretAsync(secret, World.ClientSecret);
        await World.UseClientAsync("erp", "erp");
    }

    private async Task<TokenEndpoint> DefineVictimAsync(string refreshToken, bool enabled)
    {
        var victim = await World.ConnectAsync("victim", "oauth2", TokenEndpointBehaviour.SingleUse);
        await World.DeleteAsync($"{World.Root}/victim/refresh-token");
        await World.PutSecretAsync(refreshToken, "fake-refresh-0");
        await World.DeleteAsync($"{World.Root}/connections/victim");
        await World.DefineAsync(
            "victim",
            new JsonObject
            {
                ["provider"] = "oauth2",
                ["tokenEndpoint"] = victim.Uri.AbsoluteUri,
                ["refreshToken"] = refreshToken,
                ["enabled"] = enabled,
            }
        );
        return victim;
    }

    /// <summary>A connection with its own working client at the attacker's endpoint, and one field that reaches out.</summary>
    private async Task AttackAsync(string name, JsonObject reach)
    {
        var definition = reach.DeepClone().AsObject();
        definition["provider"] = "oauth2";
        definition["tokenEndpoint"] = attacker.Uri.AbsoluteUri;
        await World.DefineAsync(name, definition);
        await World.PutSecretAsync($"{World.Root}/{name}/client-id", World.ClientId);
        await World.PutSecretAsync($"{World.Root}/{name}/client-secret", World.ClientSecret);
        await World.PutSecretAsync($"{World.Root}/{name}/refresh-token", "fake-refresh-0");
    }

    /// <summary>The event of a change, and whatever it announces to CompleteRotation.</summary>
    private async Task ChangeAndCompleteAsync(string parameter)
    {
        var change = JsonNode.Parse(Samples.Read("parameter-change-update"))!;
        change["detail"]!["name"] = parameter;
        await World.DeliverAsync("DetectRotation", change.ToJsonString());
        await World.CompleteAsync(new JsonObject { ["parameter"] = parameter }.ToJsonString());
    }

    private async Task ShouldStillHaveItsTokenAsync(TokenEndpoint victim, string parameter)
    {
        Asked(attacker).Should().Be(0);
        victim.RefreshTokens.IsAlive((await World.GetAsync(parameter))!.Value).Should().BeTrue();
    }

    private int Asked(TokenEndpoint endpoint) =>
        World.TokenServer.Requests.Count(request => request.Path == endpoint.Behaviour.Path);
}
