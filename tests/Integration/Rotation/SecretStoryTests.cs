using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Rotation;

/// <summary>
/// A client secret's life through the published executable, on a store whose clock the test turns back: parameters are
/// made older than they are. Each sweep is an hourly one, so that it looks at rotations too.
/// </summary>
public sealed class SecretStoryTests : OwnStoreTests
{
    private TokenEndpoint endpoint = null!;
    private int read;

    private string Secret => $"{World.Root}/clients/lwa/client-secret";

    protected override Task<World> StartWorldAsync(AwsEmulator store) => World.StartListeningAsync(store);

    [Fact]
    public async Task Reminders_go_up_the_ladder_each_rung_once()
    {
        await ConnectAsync("acme", "other");
        var told = new List<string>();
        foreach (var age in (int[])[100, 149, 151, 152, 166, 172, 174, 178, 179, 181])
        {
            Age(TimeSpan.FromDays(age));
            await World.RefreshAsync();
            await World.RefreshAsync();
            told.Add($"{age}: {string.Join(' ', NewAlerts().Select(alert => alert.Attributes["kind"]))}");
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
        await ConnectAsync("acme", "other");
        await World.RefreshAsync();
        (await ProvenAsync()).Should().Be(1, "the first secret is proven in silence");
        NewAlerts().Should().BeEmpty();

        await RotateAsync("fake-wrong-secret");
        await CompleteAsync();
        await CompleteAsync();

        var refused = NewAlerts().Should().ContainSingle().Subject;
        refused.Attributes.Should().Contain("kind", "secret-refused").And.Contain("severity", "critical");
        refused.Text.Should().Contain("version 1").And.Contain("version 2");
        (await ProvenAsync()).Should().Be(1);
        (await World.RefreshAsync("""{"connections":["acme"]}""")).Refreshed.Should().Equal("acme");
        (await StateAsync("acme")).Should().Be("secret-refused on 1");
        NewAlerts().Should().BeEmpty("it was told");

        endpoint.Clients.AddSecret(World.ClientId, "fake-right-secret");
        // Not made older than the refusal: a version that was there before is known to be refused.
        await World.PutSecretAsync(Secret, "fake-right-secret");
        await DetectAsync();
        await CompleteAsync();
        await CompleteAsync();

        var proven = NewAlerts().Should().ContainSingle().Subject;
        proven.Attributes.Should().Contain("kind", "secret-proven").And.Contain("connection", "-");
        (await ProvenAsync()).Should().Be(3);
        (await StateAsync("acme")).Should().Be("healthy on ");
        World.TokenServer.Requests[^1].ClientSecret.Should().Be("fake-right-secret");
    }

    [Fact]
    public async Task Lost_events_are_made_up_for_by_the_sweep()
    {
        await ConnectAsync("acme", "other");
        await World.RefreshAsync();
        endpoint.Clients.AddSecret(World.ClientId, "fake-right-secret");
        await RotateAsync("fake-right-secret");

        await World.RefreshAsync();

        var announced = World.Completions.Messages.Should().ContainSingle().Subject;
        ((string)JsonNode.Parse(announced.Text)!["source"]!).Should().Be("sweep");
        await DetectAsync();
        World.Completions.Messages.Should().HaveCount(1, "the late event is about the same version");
        await World.RefreshAsync("""{"connections":["acme","other"]}""");
        (await ProvenAsync()).Should().Be(2);
        NewAlerts().Should().ContainSingle().Which.Attributes["kind"].Should().Be("secret-proven");
    }

    [Fact]
    public async Task A_refused_secret_of_a_client_with_many_connections_is_claimed_and_notified_once()
    {
        await ConnectAsync("first", "second", "third", "fourth", "fifth");
        endpoint.Clients.RevokeSecret(World.ClientId, World.ClientSecret);
        Age(TimeSpan.FromHours(1));
        Store.ForgetCalls();

        (await World.RefreshAsync()).Failed.Should().HaveCount(5);

        NewAlerts().Should().ContainSingle().Which.Attributes["kind"].Should().Be("secret-refused");
        var claims = Store.Calls.Where(call => call.Operation == "PutParameter" && call.Names[0].Contains("/claims/"));
        // The refusal and the version that awaits its proof; of the five, those who came before the first had its answer.
        claims.Select(call => call.Names[0]).Distinct().Should().HaveCount(2);
        claims.Should().HaveCountLessThanOrEqualTo(5 + 1 + 2);
    }

    /// <summary>A client and its connections, each sweep an hourly one.</summary>
    private async Task ConnectAsync(params string[] connections)
    {
        World.Variables["TOKENS_SWEEP_INTERVAL"] = "1h";
        endpoint = await World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        // Settled: a refusal right after a change of the id would count as little as one of the secret.
        Store.Store.SetLastModified($"{World.Root}/clients/lwa/client-id", DateTimeOffset.UtcNow.AddHours(-1));
        foreach (var name in connections)
        {
            await World.UseClientAsync("lwa", name);
        }
    }

    /// <summary>Makes the newest version of the secret this old.</summary>
    private void Age(TimeSpan age) => Store.Store.SetLastModified(Secret, DateTimeOffset.UtcNow - age);

    /// <summary>A new version, old enough for a refusal to count.</summary>
    private async Task RotateAsync(string secret)
    {
        await World.PutSecretAsync(Secret, secret);
        Age(TimeSpan.FromMinutes(3));
    }

    private Task DetectAsync(string? parameter = null)
    {
        var sample = JsonNode.Parse(Samples.Read("parameter-change-update"))!;
        sample["detail"]!["name"] = parameter ?? Secret;
        return World.DeliverAsync("DetectRotation", sample.ToJsonString());
    }

    private Task CompleteAsync(string? parameter = null) =>
        World.CompleteAsync(new JsonObject { ["parameter"] = parameter ?? Secret }.ToJsonString());

    private async Task<long?> ProvenAsync() => (await World.GetAsync($"{Secret}:proven"))?.Version;

    private async Task<string> StateAsync(string name)
    {
        var status = JsonNode.Parse((await World.GetAsync($"{World.Root}/status/{name}"))!.Value)!;
        return $"{(string?)status["state"]} on {status["runningOnVersion"]}";
    }

    /// <summary>What people were told since this was last asked.</summary>
    private IReadOnlyList<InboxMessage> NewAlerts()
    {
        var all = World.Alerts.Messages;
        var news = all.Skip(read).ToList();
        read = all.Count;
        return news;
    }
}
