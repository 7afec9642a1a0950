using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>The schedule's events through the published executable.</summary>
public sealed class ScheduleTests : WorldTests
{
    [Theory]
    [InlineData("schedule")]
    [InlineData("schedule-scheduler")]
    public async Task A_scheduled_event_of_either_kind_leaves_the_token_in_the_store(string sample)
    {
        var lwa = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var answer = await World.RefreshAsync(Samples.Read(sample));

        answer.StatusCode.Should().Be(200);
        answer.Message.Should().Be("Tokens successfully updated");
        answer.Refreshed.Should().Equal("acme");
        var token = await World.GetAsync($"{World.Root}/acme/access-token");
        token!.Type.Value.Should().Be("SecureString");
        lwa.AccessTokens.Every.Should().Equal(token.Value);
    }

    [Fact]
    public async Task An_event_that_comes_twice_refreshes_once()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync(Samples.Read("schedule"));

        var answer = await World.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(200);
        answer.Skipped.Should().Equal("acme");
        World.TokenServer.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_connection_named_by_hand_is_refreshed_whatever_its_age()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.ConnectAsync("other", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();

        var answer = await World.RefreshAsync("""{"connections":["acme"]}""");

        answer.Refreshed.Should().Equal("acme");
        answer.Skipped.Should().BeEmpty();
        World.TokenServer.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_hundred_connections_of_a_client_are_refreshed_in_one_run_each_with_its_own_token()
    {
        var endpoint = await World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var names = Enumerable.Range(0, 100).Select(i => $"seller-{i:000}").ToList();
        foreach (var name in names)
        {
            endpoint.RefreshTokens.Add(World.ClientId, $"fake-refresh-of-{name}");
            await World.UseClientAsync("lwa", name, $"fake-refresh-of-{name}");
        }

        var answer = await World.RefreshAsync();

        answer.StatusCode.Should().Be(200);
        answer.Refreshed.Should().BeEquivalentTo(names);
        var stored = new List<string>();
        foreach (var name in names)
        {
            stored.Add((await World.GetAsync($"{World.Root}/{name}/access-token"))!.Value);
        }

        stored.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(endpoint.AccessTokens.Every);
    }

    [Fact]
    public async Task A_function_short_of_time_still_answers_and_the_next_run_goes_on()
    {
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        World.Timeout = TimeSpan.FromSeconds(4);
        endpoint.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(20)));

        var late = await World.RefreshAsync();
        var next = await World.RefreshAsync("""{"connections":["acme"]}""");

        late.StatusCode.Should().Be(500);
        late.Failed["acme"].Should().Contain("time was up");
        next.Refreshed.Should().Equal("acme");
    }

    [Theory]
    [InlineData("""{"connections":"acme"}""")]
    [InlineData("""{"connections":[]}""")]
    [InlineData("""{"connections":[1]}""")]
    [InlineData("""{"connection":["acme"]}""")]
    [InlineData("[]")]
    public async Task A_body_that_makes_no_sense_is_refused_and_says_what_to_send(string payload)
    {
        var answer = await World.RefreshAsync(payload);

        answer.StatusCode.Should().Be(500);
        answer.Error.Should().Contain("""{"connections":["name"]}""");
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_fails_the_invocation_so_that_Lambda_tries_again()
    {
        await using var world = await World.StartWithoutAwsAsync();

        var invocation = await world.InvokeAsync("RefreshTokens", "{}");

        var failed = invocation.Should().BeOfType<Invocation.Failed>().Subject;
        failed.ErrorType.Should().Be("StoreException");
        failed.ErrorMessage.Should().Contain($"{world.Root}/connections");
    }

    [Theory]
    [InlineData("TOKENS_SWEEP_INTERVAL", "soon")]
    [InlineData("TOKENS_ROOT", "tokens")]
    public async Task A_wrong_setting_of_the_function_is_named(string variable, string value)
    {
        World.Variables[variable] = value;

        var invocation = await World.InvokeAsync("RefreshTokens", "{}");

        invocation
            .Should()
            .BeOfType<Invocation.Failed>()
            .Which.ErrorMessage.Should()
            .Contain(variable)
            .And.Contain(value);
    }
}
