using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>
/// What goes wrong at one connection: the error names the connection, the parameter or field and the mend, a healthy
/// neighbour is refreshed all the same, and nothing is lost.
/// </summary>
public sealed class BadInputTests : WorldTests
{
    private TokenEndpoint endpoint = null!;

    /// <summary>A healthy connection, and one for the test to spoil.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await World.ConnectAsync("good", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint = await World.ConnectAsync("bad", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
    }

    [Theory]
    [InlineData("client-id")]
    [InlineData("client-secret")]
    [InlineData("refresh-token")]
    public async Task A_missing_parameter_is_named(string parameter)
    {
        await World.DeleteAsync($"{World.Root}/bad/{parameter}");

        await FailsAsync($"{World.Root}/bad/{parameter}", "does not exist", "create it");

        Asked.Should().Be(0);
    }

    [Theory]
    [InlineData("  ", "is empty")]
    [InlineData("<your-client-secret>", "placeholder")]
    public async Task An_empty_parameter_or_a_placeholder_is_named_and_never_sent(string value, string problem)
    {
        await World.PutSecretAsync($"{World.Root}/bad/client-secret", value);

        await FailsAsync($"{World.Root}/bad/client-secret", problem, "put the credential in it");

        Asked.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"provider": """, "malformed JSON", "line 1")]
    [InlineData("""{"provider":"acme-auth"}""", "provider", "amazon-lwa")]
    [InlineData("""{"provider":"amazon-lwa","colour":"red"}""", "colour", "not known")]
    [InlineData(
        """{"provider":"amazon-lwa","tokenEndpoint":"https://evil.example/token"}""",
        "evil.example",
        "TOKENS_ALLOWED_HOSTS"
    )]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:HOME"}""", "clientSecret", "no parameter name")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"/good/client-secret"}""", "clientSecret", "\"client\":")]
    [InlineData("""{"provider":"amazon-lwa","refreshToken":"/x/y"}""", "refreshToken", "TOKENS_CREDENTIAL_PATHS")]
    [InlineData("""{"provider":"amazon-lwa","accessToken":"/x/y"}""", "accessToken", "TOKENS_OUTPUT_PATHS")]
    [InlineData("""{"client":"none"}""", "client", "tokens client add none")]
    [InlineData("""{"client":"lwa","clientSecret":"env:HOME"}""", "clientSecret", "remove it here")]
    [InlineData("""{"client":"lwa","tokenEndpoint":"https://127.0.0.1:9/token"}""", "tokenEndpoint", "may not be sent")]
    public async Task A_wrong_definition_names_the_field_and_the_mend(string definition, string field, string mend)
    {
        await World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.DefineAsync("bad", definition);

        await FailsAsync($"{World.Root}/connections/bad", field, mend);

        Asked.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"provider":"oauth2"}""", "tokenEndpoint", "required")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:AWS_SECRET_ACCESS_KEY"}""", "AWS_", "never sent")]
    [InlineData("""{"provider":"amazon-lwa","scope":"profile"}""", "scope", "belongs to a connection")]
    public async Task A_wrong_client_fails_its_connections_alone(string definition, params string[] reasons)
    {
        await World.DefineClientAsync("lwa", JsonNode.Parse(definition)!.AsObject());
        await World.UseClientAsync("lwa", "bad");

        await FailsAsync(reasons);

        Asked.Should().Be(0);
    }

    [Theory]
    [InlineData("Bad_Name", "lower-case")]
    [InlineData("status", "reserved")]
    public async Task A_bad_or_reserved_name_is_refused(string name, string problem)
    {
        await World.DefineAsync(name, """{"provider":"amazon-lwa"}""");

        var answer = await World.RefreshAsync();

        answer.Failed[name].Should().Contain(problem);
        answer.Refreshed.Should().BeEquivalentTo("good", "bad");
    }

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["a page with status 503"] = Fault.Html(503),
        ["an oversized answer"] = new OversizedBody(5_000_000),
        ["a truncated answer"] = Fault.Truncated,
        ["a redirect"] = Fault.Redirect(302, new Uri("http://127.0.0.1:9/elsewhere")),
        ["a redirect that keeps the method"] = Fault.Redirect(307, new Uri("http://127.0.0.1:9/elsewhere")),
        ["an aborted connection"] = Fault.Abort,
        ["a throttle"] = Fault.TooManyRequests(TimeSpan.FromMinutes(2)),
    };

    [Theory]
    [InlineData("a page with status 503", "503")]
    [InlineData("an oversized answer", "more than 64 KB")]
    [InlineData("a truncated answer", "broke off")]
    [InlineData("a redirect", "tokenEndpoint")]
    [InlineData("a redirect that keeps the method", "tokenEndpoint")]
    [InlineData("an aborted connection", "broke off")]
    [InlineData("a throttle", "429")]
    public async Task An_answer_that_is_no_token_harms_nobody_else_and_loses_nothing(string answer, string reason)
    {
        endpoint.Faults.UntilCleared(Faults[answer]);

        await FailsAsync(reason);

        (await World.GetAsync($"{World.Root}/bad/refresh-token"))!.Value.Should().Be("fake-refresh-0");
        (await World.GetAsync($"{World.Root}/bad/access-token")).Should().BeNull();
        endpoint.Faults.Clear();
        (await World.RefreshAsync("""{"connections":["bad"]}""")).Refreshed.Should().Equal("bad");
    }

    [Fact]
    public async Task A_hung_endpoint_holds_up_nobody_and_is_given_up_in_time()
    {
        endpoint.Faults.UntilCleared(Fault.Hang);

        await FailsAsync("within 10 s");
    }

    [Fact]
    public async Task An_outage_is_left_in_peace_and_then_tried_again_by_itself()
    {
        endpoint.Faults.UntilCleared(Fault.Status(503));
        await FailsAsync("503");

        var next = await World.RefreshAsync();

        next.StatusCode.Should().Be(200);
        next.Skipped.Should().BeEquivalentTo("good", "bad");
        var status = await StatusAsync();
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
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        await FailsAsync("invalid_grant");
        var asked = Asked;

        var next = await World.RefreshAsync();
        next.Failed.Keys.Should().Equal("bad");
        Asked.Should().Be(asked, "nobody is asked until a credential changes");

        endpoint.RefreshTokens.Add(World.ClientId, "fake-refresh-new");
        await World.PutSecretAsync($"{World.Root}/bad/refresh-token", "fake-refresh-new");
        (await World.RefreshAsync()).Refreshed.Should().Equal("bad");
        ((string)(await StatusAsync())["state"]!).Should().Be("healthy");
    }

    private int Asked => World.TokenServer.Requests.Count(request => request.Path == endpoint.Behaviour.Path);

    private async Task FailsAsync(params string[] reasons)
    {
        var answer = await World.RefreshAsync();
        answer.StatusCode.Should().Be(500);
        answer.Refreshed.Should().Equal("good");
        answer.Failed.Keys.Should().Equal("bad");
        answer.Failed["bad"].Should().ContainAll(reasons);
        answer.Error.Should().Contain("connection bad").And.ContainAll(reasons);
    }

    private async Task<JsonNode> StatusAsync() =>
        JsonNode.Parse((await World.GetAsync($"{World.Root}/status/bad"))!.Value)!;
}
