using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

/// <summary>Every command works in another shell with what a local run tells it to export.</summary>
public sealed class LocalCommandsTests
{
    private const string ClientId = "fake-client-of-mine";
    private const string Secret = "fake-secret-of-mine-1";
    private const string NewSecret = "fake-secret-of-mine-2";

    [Fact]
    public async Task A_client_and_a_connection_live_their_lives_beside_a_local_run()
    {
        await using var provider = await TokenServer.StartAsync();
        var endpoint = provider.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Clients.Add(ClientId, Secret, NewSecret);
        endpoint.RefreshTokens.Add(ClientId, "fake-refresh-of-mine");
        using var local = Command.Start(["local", "--json"]);
        await local.WaitForAsync("\"started\"");
        var started = JsonNode.Parse(local.Lines[0])!;
        var exports = started["exports"]!.AsObject().ToDictionary(one => one.Key, one => (string)one.Value!);
        await local.WaitForAsync("Run done: 3 refreshed");

        Task<CommandRun> Tokens(string input, params string[] arguments) => Command.RunAsync(arguments, exports, input);

        await Succeeds(
            Tokens(
                $"clientId={ClientId}\nclientSecret={Secret}",
                "client",
                "add",
                "mine",
                "--provider",
                "amazon-lwa",
                "--token-endpoint",
                endpoint.Uri.AbsoluteUri
            )
        );
        await Succeeds(Tokens("fake-refresh-of-mine", "add", "acme", "--client", "mine"));
        var status = await Succeeds(Tokens("", "status", "--json"));
        Names(status).Should().Equal("acme", "my-erp", "salesforce", "sp-api");
        await Succeeds(Tokens("", "refresh", "acme"));
        var wrong = await Tokens("clientSecret=fake-wrong-secret-1", "rotate", "mine");
        wrong.ExitCode.Should().Be(1);
        wrong.Errors.Should().Contain("invalid_client");
        await Succeeds(Tokens($"clientSecret={NewSecret}", "rotate", "mine"));
        await local.WaitForAsync("rotation completed: /tokens/clients/mine/client-secret, version 2");
        await Succeeds(Tokens("", "doctor"), 0, 4);
        await Succeeds(Tokens("", "remove", "acme", "--yes"));
        await Succeeds(Tokens("", "client", "remove", "mine", "--yes"));
        status = await Succeeds(Tokens("", "status", "--json"));
        Names(status).Should().Equal("my-erp", "salesforce", "sp-api");

        var run = await local.InterruptAsync();
        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().NotContainAny(Secret, NewSecret, "fake-refresh-of-mine", "fake-wrong-secret-1");
    }

    private static IEnumerable<string?> Names(CommandRun status) =>
        JsonNode.Parse(status.Output)!["connections"]!.AsArray().Select(one => (string?)one!["name"]);

    private static async Task<CommandRun> Succeeds(Task<CommandRun> running, params int[] codes)
    {
        var run = await running;
        run.ExitCode.Should().BeOneOf(codes.Length > 0 ? codes : [0], run.Errors + run.Output);
        return run;
    }
}
