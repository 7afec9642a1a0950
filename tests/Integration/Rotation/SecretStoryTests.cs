using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Rotation;

/// <summary>
/// A client secret's life through the published executable, on a store whose clock the test turns back: parameters are
/// made older than they are. Each sweep is an hourly one, so that it looks at rotations too.
/// </summary>
public sealed class SecretStoryTests
{
    [Fact]
    public async Task Reminders_go_up_the_ladder_each_rung_once()
    {
        await using var story = await Story.StartAsync();
        var told = new List<string>();
        foreach (var age in (int[])[100, 149, 151, 152, 166, 172, 174, 178, 179, 181])
        {
            story.Age(TimeSpan.FromDays(age));
            await story.World.RefreshAsync();
            await story.World.RefreshAsync();
            told.Add($"{age}: {string.Join(' ', story.NewAlerts().Select(alert => alert.Attributes["kind"]))}");
        }

        told.Should()
            .Equal(
                "100: ",
                "149: ",
                "151: reminder",
                // The end moves with the age that the test gives: each age is another secret's, told on its own rung.
                "152: reminder",
                "166: reminder",
                "172: reminder",
                "174: reminder",
                "178: reminder",
                "179: reminder",
                "181: overdue"
            );
    }

    [Fact]
    public async Task A_wrong_new_secret_stops_nothing_and_a_right_one_takes_its_place()
    {
        await using var story = await Story.StartAsync();
        await story.World.RefreshAsync();
        (await story.ProvenAsync()).Should().Be(1, "the first secret is proven in silence");
        story.NewAlerts().Should().BeEmpty();

        await story.RotateAsync("fake-wrong-secret");
        await story.CompleteAsync();
        await story.CompleteAsync();

        var refused = story.NewAlerts().Should().ContainSingle().Subject;
        refused.Attributes.Should().Contain("kind", "secret-refused").And.Contain("severity", "critical");
        refused.Text.Should().Contain("version 1").And.Contain("version 2");
        (await story.ProvenAsync()).Should().Be(1);
        (await story.World.RefreshAsync("""{"connections":["acme"]}""")).Refreshed.Should().Equal("acme");
        (await story.StateAsync("acme")).Should().Be("secret-refused on 1");
        story.NewAlerts().Should().BeEmpty("it was told");

        story.Endpoint.Clients.AddSecret(World.ClientId, "fake-right-secret");
        // Not made older than the refusal: a version that was there before is known to be refused.
        await story.World.PutSecretAsync(story.Secret, "fake-right-secret");
        await story.DetectAsync();
        await story.CompleteAsync();
        await story.CompleteAsync();

        var proven = story.NewAlerts().Should().ContainSingle().Subject;
        proven.Attributes.Should().Contain("kind", "secret-proven").And.Contain("connection", "-");
        (await story.ProvenAsync()).Should().Be(3);
        (await story.StateAsync("acme")).Should().Be("healthy on ");
        story.World.TokenServer.Requests[^1].ClientSecret.Should().Be("fake-right-secret");
    }

    [Fact]
    public async Task Lost_events_are_made_up_for_by_the_sweep()
    {
        await using var story = await Story.StartAsync();
        await story.World.RefreshAsync();
        story.Endpoint.Clients.AddSecret(World.ClientId, "fake-right-secret");
        await story.RotateAsync("fake-right-secret");

        await story.World.RefreshAsync();

        var announced = story.World.Completions.Messages.Should().ContainSingle().Subject;
        ((string)JsonNode.Parse(announced.Text)!["source"]!).Should().Be("sweep");
        await story.DetectAsync();
        story.World.Completions.Messages.Should().HaveCount(1, "the late event is about the same version");
        await story.World.RefreshAsync("""{"connections":["acme","other"]}""");
        (await story.ProvenAsync()).Should().Be(2);
        story.NewAlerts().Should().ContainSingle().Which.Attributes["kind"].Should().Be("secret-proven");
    }

    [Fact]
    public async Task An_outage_while_proving_proves_nothing_and_is_made_up_for()
    {
        await using var story = await Story.StartAsync();
        await story.World.RefreshAsync();
        story.Endpoint.Clients.AddSecret(World.ClientId, "fake-right-secret");
        await story.RotateAsync("fake-right-secret");
        story.Endpoint.Faults.UntilCleared(Tokens.Tests.TokenServers.Fault.Status(503));

        await story.CompleteAsync();

        story.NewAlerts().Should().BeEmpty();
        (await story.ProvenAsync()).Should().Be(1);
        story.Endpoint.Faults.Clear();
        await story.World.RefreshAsync("""{"connections":["acme"]}""");
        (await story.ProvenAsync()).Should().Be(2);
    }

    [Fact]
    public async Task A_revoked_authorisation_is_told_and_its_new_refresh_token_is_used_at_once()
    {
        await using var story = await Story.StartAsync();
        story.Endpoint.RefreshTokens.Revoke("fake-refresh-0");
        await story.World.RefreshAsync();
        story.NewAlerts().Select(alert => alert.Attributes["kind"]).Should().Equal("sign-in-again", "sign-in-again");

        story.Endpoint.RefreshTokens.Add(World.ClientId, "fake-refresh-new");
        await story.World.PutSecretAsync($"{story.World.Root}/acme/refresh-token", "fake-refresh-new");
        await story.DetectAsync($"{story.World.Root}/acme/refresh-token");
        await story.CompleteAsync($"{story.World.Root}/acme/refresh-token");

        var told = story.NewAlerts().Should().ContainSingle().Subject;
        told.Attributes.Should().Contain("kind", "recovered").And.Contain("connection", "acme");
        (await story.StateAsync("acme")).Should().Be("healthy on ");
        (await story.StateAsync("other")).Should().Be("sign-in-again on ");
    }

    [Fact]
    public async Task A_refused_secret_of_a_client_with_many_connections_is_claimed_and_notified_once()
    {
        await using var story = await Story.StartAsync("first", "second", "third", "fourth", "fifth");
        story.Endpoint.Clients.RevokeSecret(World.ClientId, World.ClientSecret);
        story.Age(TimeSpan.FromHours(1));
        story.Store.ForgetCalls();

        (await story.World.RefreshAsync()).Failed.Should().HaveCount(5);

        story.NewAlerts().Should().ContainSingle().Which.Attributes["kind"].Should().Be("secret-refused");
        var claims = story.Store.Calls.Where(call =>
            call.Operation == "PutParameter" && call.Names[0].Contains("/claims/")
        );
        // The refusal and the version that awaits its proof; of the five, those who came before the first had its answer.
        claims.Select(call => call.Names[0]).Distinct().Should().HaveCount(2);
        claims.Should().HaveCountLessThanOrEqualTo(5 + 1 + 2);
    }

    [Fact]
    public async Task A_hundred_versions_with_the_proven_one_the_oldest_do_not_stop_the_refreshes()
    {
        await using var story = await Story.StartAsync();
        await story.World.RefreshAsync();
        for (var i = 0; i < 99; i++)
        {
            await story.World.PutSecretAsync(story.Secret, $"fake-wrong-secret-{i}");
        }

        await story
            .World.Invoking(world => world.PutSecretAsync(story.Secret, "fake-one-too-many"))
            .Should()
            .ThrowAsync<Amazon.SimpleSystemsManagement.Model.ParameterMaxVersionLimitExceededException>();
        story.Age(TimeSpan.FromMinutes(5));

        (await story.World.RefreshAsync("""{"connections":["acme"]}""")).Refreshed.Should().Equal("acme");
        (await story.ProvenAsync()).Should().Be(1);
    }

    /// <summary>A client and its connections, two unless named.</summary>
    private sealed record Story(ParameterStore Store, World World, TokenEndpoint Endpoint) : IAsyncDisposable
    {
        private int read;

        public string Secret => $"{World.Root}/clients/lwa/client-secret";

        public static Task<Story> StartAsync() => StartAsync("acme", "other");

        public static async Task<Story> StartAsync(params string[] connections)
        {
            var store = await ParameterStore.StartAsync();
            var world = await World.StartListeningAsync(store);
            world.Variables["TOKENS_SWEEP_INTERVAL"] = "1h";
            var endpoint = await world.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
            // Settled: a refusal right after a change of the id would count as little as one of the secret.
            store.Store.SetLastModified($"{world.Root}/clients/lwa/client-id", DateTimeOffset.UtcNow.AddHours(-1));
            foreach (var name in connections)
            {
                await world.UseClientAsync("lwa", name);
            }

            return new Story(store, world, endpoint);
        }

        /// <summary>Makes the newest version of the secret this old.</summary>
        public void Age(TimeSpan age) => Store.Store.SetLastModified(Secret, DateTimeOffset.UtcNow - age);

        /// <summary>A new version, old enough for a refusal to count.</summary>
        public async Task RotateAsync(string secret)
        {
            await World.PutSecretAsync(Secret, secret);
            Age(TimeSpan.FromMinutes(3));
        }

        public Task DetectAsync(string? parameter = null)
        {
            var sample = JsonNode.Parse(Samples.Read("parameter-change-update"))!;
            sample["detail"]!["name"] = parameter ?? Secret;
            return World.DeliverAsync("DetectRotation", sample.ToJsonString());
        }

        public Task CompleteAsync(string? parameter = null) =>
            World.CompleteAsync(new JsonObject { ["parameter"] = parameter ?? Secret }.ToJsonString());

        public async Task<long?> ProvenAsync() => (await World.GetAsync($"{Secret}:proven"))?.Version;

        public async Task<string> StateAsync(string name)
        {
            var status = JsonNode.Parse((await World.GetAsync($"{World.Root}/status/{name}"))!.Value)!;
            return $"{(string?)status["state"]} on {status["runningOnVersion"]}";
        }

        /// <summary>What people were told since this was last asked.</summary>
        public IReadOnlyList<InboxMessage> NewAlerts()
        {
            var all = World.Alerts.Messages;
            var news = all.Skip(read).ToList();
            read = all.Count;
            return news;
        }

        public async ValueTask DisposeAsync()
        {
            await World.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}
