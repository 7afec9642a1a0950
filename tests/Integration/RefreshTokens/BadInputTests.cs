using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>
/// What goes wrong at one connection: the error names the connection, the parameter or field and the mend, a healthy
/// neighbour is refreshed all the same, and nothing is lost.
/// </summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("client-id")]
    [InlineData("client-secret")]
    [InlineData("refresh-token")]
    public async Task A_missing_parameter_is_named(string parameter)
    {
        await using var bad = await Neighbours.StartAsync();
        await bad.World.DeleteAsync($"{bad.World.Root}/bad/{parameter}");

        await bad.FailsAsync($"{bad.World.Root}/bad/{parameter}", "does not exist", "create it");

        bad.Endpoint.Clients.EverySecret.Should().NotBeEmpty();
        bad.WasAsked.Should().BeFalse();
    }

    [Theory]
    [InlineData("  ", "is empty")]
    [InlineData("dummy", "placeholder")]
    [InlineData("CHANGE_ME", "placeholder")]
    [InlineData("<your-client-secret>", "placeholder")]
    public async Task An_empty_parameter_or_a_placeholder_is_named_and_never_sent(string value, string problem)
    {
        await using var bad = await Neighbours.StartAsync();
        await bad.World.PutSecretAsync($"{bad.World.Root}/bad/client-secret", value);

        await bad.FailsAsync($"{bad.World.Root}/bad/client-secret", problem, "put the credential in it");

        bad.WasAsked.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"provider": """, "malformed JSON", "line 1")]
    [InlineData("[]", "no JSON object", "begin it with {")]
    [InlineData("""{"provider":"acme-auth"}""", "provider", "amazon-lwa")]
    [InlineData("""{}""", "provider", "amazon-lwa")]
    [InlineData("""{"provider":"amazon-lwa","colour":"red"}""", "colour", "not known")]
    [InlineData("""{"provider":"amazon-lwa","enabled":"yes"}""", "enabled", "true nor false")]
    [InlineData("""{"provider":"oauth2"}""", "tokenEndpoint", "required")]
    [InlineData(
        """{"provider":"amazon-lwa","tokenEndpoint":"https://evil.example/token"}""",
        "evil.example",
        "TOKENS_ALLOWED_HOSTS"
    )]
    [InlineData(
        """{"provider":"amazon-lwa","tokenEndpoint":"http://api.amazon.com/auth/o2/token"}""",
        "tokenEndpoint",
        "https"
    )]
    [InlineData("""{"provider":"amazon-lwa","rotateEvery":"often"}""", "rotateEvery", "180d")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:HOME"}""", "clientSecret", "no parameter name")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"/good/client-secret"}""", "clientSecret", "\"client\":")]
    [InlineData("""{"provider":"amazon-lwa","clientId":"/good/client-id"}""", "clientId", "\"client\":")]
    [InlineData("""{"provider":"amazon-lwa","refreshToken":"/x/y"}""", "refreshToken", "TOKENS_CREDENTIAL_PATHS")]
    [InlineData("""{"provider":"amazon-lwa","accessToken":"/x/y"}""", "accessToken", "TOKENS_OUTPUT_PATHS")]
    [InlineData("""{"client":"none"}""", "client", "tokens client add none")]
    [InlineData("""{"client":"lwa","clientSecret":"env:HOME"}""", "clientSecret", "remove it here")]
    [InlineData("""{"client":"lwa","provider":"amazon-lwa"}""", "provider", "remove it here")]
    [InlineData("""{"client":"lwa","tokenEndpoint":"http://127.0.0.1:9/token"}""", "tokenEndpoint", "https")]
    [InlineData("""{"client":"lwa","tokenEndpoint":"https://127.0.0.1:9/token"}""", "tokenEndpoint", "may not be sent")]
    [InlineData("""{"provider":"salesforce","grant":"client_credentials"}""", "tokenEndpoint", "*.my.salesforce.com")]
    public async Task A_wrong_definition_names_the_field_and_the_mend(string definition, string field, string mend)
    {
        await using var bad = await Neighbours.StartAsync();
        await bad.World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await bad.World.DefineAsync("bad", definition);

        await bad.FailsAsync($"{bad.World.Root}/connections/bad", field, mend);

        bad.WasAsked.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"provider":"oauth2"}""", "tokenEndpoint", "required")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:AWS_SECRET_ACCESS_KEY"}""", "AWS_", "never sent")]
    [InlineData("""{"provider":"amazon-lwa","scope":"profile"}""", "scope", "belongs to a connection")]
    public async Task A_wrong_client_fails_its_connections_alone(string definition, params string[] reasons)
    {
        await using var bad = await Neighbours.StartAsync();
        await bad.World.DefineClientAsync("lwa", JsonNode.Parse(definition)!.AsObject());
        await bad.World.UseClientAsync("lwa", "bad");

        await bad.FailsAsync(reasons);

        bad.WasAsked.Should().BeFalse();
    }

    [Theory]
    [InlineData("Bad_Name", "lower-case")]
    [InlineData("status", "reserved")]
    [InlineData("clients", "reserved")]
    [InlineData("settings", "reserved")]
    public async Task A_bad_or_reserved_name_is_refused(string name, string problem)
    {
        await using var bad = await Neighbours.StartAsync();
        await bad.World.DefineAsync(name, """{"provider":"amazon-lwa"}""");

        var answer = await bad.World.RefreshAsync();

        answer.Failed[name].Should().Contain(problem);
        answer.Refreshed.Should().BeEquivalentTo("good", "bad");
    }

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["a page with status 200"] = Fault.Html(200),
        ["a page with status 503"] = Fault.Html(503),
        ["an oversized answer"] = new OversizedBody(5_000_000),
        ["a truncated answer"] = Fault.Truncated,
        ["an error with status 200"] = Fault.Error(200, "invalid_grant"),
        ["a redirect"] = Fault.Redirect(302, new Uri("http://127.0.0.1:9/elsewhere")),
        ["a redirect that keeps the method"] = Fault.Redirect(307, new Uri("http://127.0.0.1:9/elsewhere")),
        ["an aborted connection"] = Fault.Abort,
        ["a throttle"] = Fault.TooManyRequests(TimeSpan.FromMinutes(2)),
        ["an unknown error"] = Fault.Error(400, "no_such_code"),
        ["nothing"] = Fault.Status(200),
    };

    [Theory]
    [InlineData("a page with status 200", "text/html instead of JSON")]
    [InlineData("a page with status 503", "503")]
    [InlineData("an oversized answer", "more than 64 KB")]
    [InlineData("a truncated answer", "broke off")]
    [InlineData("an error with status 200", "invalid_grant")]
    [InlineData("a redirect", "tokenEndpoint")]
    [InlineData("a redirect that keeps the method", "tokenEndpoint")]
    [InlineData("an aborted connection", "broke off")]
    [InlineData("a throttle", "429")]
    [InlineData("an unknown error", "no_such_code")]
    [InlineData("nothing", "nothing")]
    public async Task An_answer_that_is_no_token_harms_nobody_else_and_loses_nothing(string answer, string reason)
    {
        await using var bad = await Neighbours.StartAsync();
        bad.Endpoint.Faults.UntilCleared(Faults[answer]);

        await bad.FailsAsync(reason);

        (await bad.World.GetAsync($"{bad.World.Root}/bad/refresh-token"))!.Value.Should().Be("fake-refresh-0");
        (await bad.World.GetAsync($"{bad.World.Root}/bad/access-token")).Should().BeNull();
        bad.Endpoint.Faults.Clear();
        (await bad.World.RefreshAsync("""{"connections":["bad"]}""")).Refreshed.Should().Equal("bad");
    }

    [Fact]
    public async Task A_hung_endpoint_holds_up_nobody_and_is_given_up_in_time()
    {
        await using var bad = await Neighbours.StartAsync();
        bad.Endpoint.Faults.UntilCleared(Fault.Hang);

        await bad.FailsAsync("within 10 s");
    }

    [Fact]
    public async Task An_outage_is_left_in_peace_and_then_tried_again_by_itself()
    {
        await using var bad = await Neighbours.StartAsync();
        bad.Endpoint.Faults.UntilCleared(Fault.Status(503));
        await bad.FailsAsync("503");

        var next = await bad.World.RefreshAsync();

        next.StatusCode.Should().Be(200);
        next.Skipped.Should().BeEquivalentTo("good", "bad");
        var status = JsonNode.Parse((await bad.World.GetAsync($"{bad.World.Root}/status/bad"))!.Value)!;
        ((string)status["state"]!).Should().Be("retrying");
        ((int)status["failures"]!).Should().Be(1);
        DateTimeOffset
            .Parse((string)status["retryAt"]!)
            .Should()
            .BeAfter((DateTimeOffset.Parse((string)status["since"]!)));
    }

    [Fact]
    public async Task A_revoked_refresh_token_is_asked_about_once_and_again_when_it_was_replaced()
    {
        await using var bad = await Neighbours.StartAsync();
        bad.Endpoint.RefreshTokens.Revoke("fake-refresh-0");
        await bad.FailsAsync("invalid_grant");
        var asked = bad.Asked;

        var next = await bad.World.RefreshAsync();
        next.Failed.Keys.Should().Equal("bad");
        bad.Asked.Should().Be(asked, "nobody is asked until a credential changes");

        bad.Endpoint.RefreshTokens.Add(World.ClientId, "fake-refresh-new");
        await bad.World.PutSecretAsync($"{bad.World.Root}/bad/refresh-token", "fake-refresh-new");
        (await bad.World.RefreshAsync()).Refreshed.Should().Equal("bad");
        var status = JsonNode.Parse((await bad.World.GetAsync($"{bad.World.Root}/status/bad"))!.Value)!;
        ((string)status["state"]!).Should().Be("healthy");
    }

    /// <summary>HubSpot's errors have no <c>error</c>: an uninstalled application was asked for again for ever.</summary>
    [Theory]
    [InlineData("""{"status":"BAD_REFRESH_TOKEN","message":"missing or invalid refresh token"}""")]
    [InlineData("""{"category":"VALIDATION_ERROR","message":"Invalid refresh token","correlationId":"x"}""")]
    public async Task An_uninstalled_HubSpot_application_waits_for_a_sign_in(string answer)
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.ConnectAsync("hub", "hubspot", TokenEndpointBehaviour.OAuth2);
        endpoint.Faults.UntilCleared(Fault.Json(400, answer));

        await world.RefreshAsync();
        await world.RefreshAsync();

        world.TokenServer.Requests.Should().ContainSingle("nobody is asked until a credential changes");
        var status = JsonNode.Parse((await world.GetAsync($"{world.Root}/status/hub"))!.Value)!;
        ((string)status["state"]!).Should().Be("sign-in-again");
    }

    /// <summary>A healthy connection and one that is about to be spoilt.</summary>
    private sealed record Neighbours(World World, TokenEndpoint Endpoint) : IAsyncDisposable
    {
        public int Asked => World.TokenServer.Requests.Count(request => request.Path == Endpoint.Behaviour.Path);

        public bool WasAsked => Asked > 0;

        public static async Task<Neighbours> StartAsync()
        {
            var world = await World.StartAsync();
            await world.ConnectAsync("good", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
            var endpoint = await world.ConnectAsync("bad", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
            return new Neighbours(world, endpoint);
        }

        public async Task FailsAsync(params string[] reasons)
        {
            var answer = await World.RefreshAsync();
            answer.StatusCode.Should().Be(500);
            answer.Refreshed.Should().Equal("good");
            answer.Failed.Keys.Should().Equal("bad");
            answer.Failed["bad"].Should().ContainAll(reasons);
            answer.Error.Should().Contain("connection bad").And.ContainAll(reasons);
            World.Output.Should().OnlyContain(line => !line.Text.Contains(World.ClientSecret));
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
