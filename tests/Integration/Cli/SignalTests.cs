using Amazon.SimpleSystemsManagement;
using Tokens.Emulator.Providers;
using OperatingSystem = System.OperatingSystem;

namespace Tokens.Tests.Integration.Cli;

/// <summary>Real signals to the real process, before and after it holds what must not be lost.</summary>
public sealed class SignalTests : WorldTests
{
    private const string NewSecret = "fake-client-secret-new";

    [SkippableFact]
    public async Task Ctrl_C_at_a_secret_prompt_writes_nothing_and_gives_the_terminal_its_echo_back()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        World.Keep("fake-half-a-secret");

        using var terminal = await World.OpenTerminalAsync(["rotate", "acme"], after: "stty -a");
        await terminal.AnswerAsync("the new clientSecret (not shown): ", "fake-half-a-secret");
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        await terminal.TypeAsync("\x03");
        var run = World.Keep(await terminal.EndAsync());

        run.ExitCode.Should().Be(130);
        run.PlainOutput.Should().Contain("error: interrupted");
        run.PlainOutput.Should().MatchRegex("[\\s;]echo[\\s;]").And.MatchRegex("[\\s;]icanon[\\s;]");
        (await World.GetAsync($"{World.Root}/acme/client-secret"))!.Version.Should().Be(1);
        World.TokenServer.Requests.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_signal_before_the_first_exchange_ends_it(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no kill.");
        await World.DefineAsync("crm", """{"provider":"salesforce"}""");
        await World.PutSecretAsync($"{World.Root}/crm/client-secret", World.ClientSecret);
        // It stands in the link, which the guard would take for a secret that is shown.
        await World.PutAsync($"{World.Root}/crm/client-id", "public-app", ParameterType.SecureString);

        using var command = World.Begin("authorize", "crm");
        await command.ErrorLineAsync("note: waiting");
        await command.SignalAsync(signal);
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(130);
        run.Output.Should().BeEmpty();
        run.Errors.Should().EndWith("error: interrupted\n");
        (await World.GetAsync($"{World.Root}/crm/refresh-token")).Should().BeNull();
    }

    [SkippableTheory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_signal_in_the_middle_of_an_exchange_loses_no_single_use_token(string signal)
    {
        var endpoint = await ConnectSlowAsync(World);

        using var command = World.Begin("refresh", "shop");
        await InTheMiddleAsync(World, command, signal);
        await command.SignalAsync(signal);
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(0, run.Errors);
        await ShouldHoldTheNewestAsync(World, endpoint);
    }

    [SkippableFact]
    public async Task A_terminal_that_is_closed_in_the_middle_of_an_exchange_loses_no_single_use_token()
    {
        var endpoint = await ConnectSlowAsync(World);

        using var terminal = await World.OpenTerminalAsync(["refresh", "shop"]);
        await AskedAsync(World);
        terminal.CloseTerminal();
        await UntilAsync(async () => await World.GetAsync($"{World.Root}/shop/access-token") is not null);

        await ShouldHoldTheNewestAsync(World, endpoint);
    }

    [SkippableFact]
    public async Task An_interrupted_rotation_ends_with_the_secret_that_it_has_proved()
    {
        var endpoint = await ConnectSlowAsync(World);
        endpoint.Clients.AddSecret(World.ClientId, NewSecret);
        World.Keep(NewSecret);

        using var command = World.BeginPiped(NewSecret, "rotate", "shop");
        await InTheMiddleAsync(World, command, "INT");
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("works and is proven");
        (await World.GetAsync($"{World.Root}/shop/client-secret:proven"))!.Value.Should().Be(NewSecret);
        await ShouldHoldTheNewestAsync(World, endpoint);
    }

    [SkippableFact]
    public async Task An_interrupted_replay_goes_on_to_its_functions_end()
    {
        var endpoint = await ConnectSlowAsync(World);

        using var command = World.BeginPiped("""{"connections":["shop"]}""", "replay", "-");
        await InTheMiddleAsync(World, command, "INT");
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("\"refreshed\":[\"shop\"]");
        await ShouldHoldTheNewestAsync(World, endpoint);
    }

    /// <summary>A refresh token that serves once, at an endpoint that leaves time to do something meanwhile.</summary>
    private static async Task<TokenEndpoint> ConnectSlowAsync(World world)
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no kill.");
        var endpoint = await world.ConnectAsync("shop", "mercado-libre", TokenEndpointBehaviour.SingleUse);
        endpoint.Latency = TimeSpan.FromSeconds(3);
        return endpoint;
    }

    private static async Task InTheMiddleAsync(World world, RunningCommand command, string signal)
    {
        await AskedAsync(world);
        await command.SignalAsync(signal);
        await command.ErrorLineAsync("note: finishing the exchange");
    }

    private static Task AskedAsync(World world) =>
        UntilAsync(() => Task.FromResult(world.TokenServer.Requests.Count > 0));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task ShouldHoldTheNewestAsync(World world, TokenEndpoint endpoint)
    {
        (await world.GetAsync($"{world.Root}/shop/refresh-token"))!.Value.Should().Be(endpoint.RefreshTokens.Newest);
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(0);
    }
}
