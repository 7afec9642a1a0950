using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.LambdaHosts;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>The schedule's events through the published executable.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("schedule")]
    [InlineData("schedule-scheduler")]
    public async Task A_scheduled_event_of_either_kind_leaves_the_token_in_the_store(string sample)
    {
        await using var world = await World.StartAsync();
        var lwa = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var answer = await world.RefreshAsync(Samples.Read(sample));

        answer.StatusCode.Should().Be(200);
        answer.Message.Should().Be("Tokens successfully updated");
        answer.Refreshed.Should().Equal("acme");
        var token = await world.GetAsync($"{world.Root}/acme/access-token");
        token!.Type.Value.Should().Be("SecureString");
        lwa.AccessTokens.Every.Should().Equal(token.Value);
    }

    [Fact]
    public async Task An_event_that_comes_twice_refreshes_once()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync(Samples.Read("schedule"));

        var answer = await world.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(200);
        answer.Skipped.Should().Equal("acme");
        world.TokenServer.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_connection_named_by_hand_is_refreshed_whatever_its_age()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.ConnectAsync("other", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();

        var answer = await world.RefreshAsync("""{"connections":["acme"]}""");

        answer.Refreshed.Should().Equal("acme");
        answer.Skipped.Should().BeEmpty();
        world.TokenServer.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_hundred_connections_of_a_client_are_refreshed_in_one_run_each_with_its_own_token()
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var names = Enumerable.Range(0, 100).Select(i => $"seller-{i:000}").ToList();
        foreach (var name in names)
        {
            endpoint.RefreshTokens.Add(World.ClientId, $"fake-refresh-of-{name}");
            await world.UseClientAsync("lwa", name, $"fake-refresh-of-{name}");
        }

        var answer = await world.RefreshAsync();

        answer.StatusCode.Should().Be(200);
        answer.Refreshed.Should().BeEquivalentTo(names);
        var stored = new List<string>();
        foreach (var name in names)
        {
            stored.Add((await world.GetAsync($"{world.Root}/{name}/access-token"))!.Value);
        }

        stored.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(endpoint.AccessTokens.Every);
    }

    [Fact]
    public async Task A_function_short_of_time_still_answers_and_the_next_run_goes_on()
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        world.Timeout = TimeSpan.FromSeconds(4);
        endpoint.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(20)));

        var late = await world.RefreshAsync();
        var next = await world.RefreshAsync("""{"connections":["acme"]}""");

        late.StatusCode.Should().Be(500);
        late.Failed["acme"].Should().Contain("time was up");
        next.Refreshed.Should().Equal("acme");
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_leaves_nothing_that_the_next_sweep_cannot_finish()
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(20)));

        var invocation = world.InvokeAsync("RefreshTokens", Samples.Read("schedule"));
        while (world.TokenServer.Requests.Count == 0)
        {
            await Task.Delay(20);
        }

        world.Kill("RefreshTokens");

        (await invocation).Should().BeOfType<Invocation.Exited>();
        (await world.RefreshAsync(Samples.Read("schedule"))).Refreshed.Should().Equal("acme");
    }

    [Theory]
    [InlineData("""{"connections":"acme"}""")]
    [InlineData("""{"connections":[]}""")]
    [InlineData("""{"connections":[1]}""")]
    [InlineData("""{"connection":["acme"]}""")]
    [InlineData("[]")]
    public async Task A_body_that_makes_no_sense_is_refused_and_says_what_to_send(string payload)
    {
        await using var world = await World.StartAsync();

        var answer = await world.RefreshAsync(payload);

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
        await using var world = await World.StartAsync();
        world.Variables[variable] = value;

        var invocation = await world.InvokeAsync("RefreshTokens", "{}");

        invocation
            .Should()
            .BeOfType<Invocation.Failed>()
            .Which.ErrorMessage.Should()
            .Contain(variable)
            .And.Contain(value);
    }
}
