using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Integration.Emulators;

namespace Tokens.Tests.Integration.Cli;

/// <summary>
/// A changed secret from end to end over a deployed stack: rule, queue, DetectRotation, SNS, CompleteRotation. Over LocalStack
/// where the run has one, and everywhere over the built-in emulator.
/// </summary>
public sealed class LocalStackTests
{
    private const string NewSecret = "fake-client-secret-new";

    [Fact]
    public Task The_built_in_emulator_with_the_functions_of_the_command() => StoryAsync([]);

    [Fact]
    public async Task The_built_in_emulator_with_the_published_executable() =>
        await StoryAsync(["--bootstrap", await Bootstrap.GetAsync()]);

    [SkippableFact]
    public async Task LocalStack_with_the_functions_of_the_command()
    {
        var emulator = await TestEmulator.GetAsync();
        Skip.IfNot(emulator.Name == TestEmulator.LocalStack, $"This run's emulator is {emulator.Name}.");
        await using var world = await World.StartAsync();
        await StoryAsync(world, []);
    }

    private static async Task StoryAsync(string[] options)
    {
        await using var emulator = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(emulator);
        await StoryAsync(world, options);
        emulator.Delivered.Should().Contain(one => one.IsMail, "subscribers hear of the new secret");
    }

    private static async Task StoryAsync(World world, string[] options)
    {
        var endpoint = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var secret = $"{world.Root}/acme/client-secret";
        world.Keep("fake-wrong-secret-1");
        using var local = world.Begin(["local", "--endpoint-url", world.Aws.AbsoluteUri, "--every", "10s", .. options]);
        await local.WaitForAsync("Connection acme: access token refreshed, valid for 3600 s");
        var before = (await world.GetAsync($"{world.Root}/acme/access-token"))!.Version!.Value;

        endpoint.Clients.AddSecret(World.ClientId, NewSecret);
        await world.PutSecretAsync(secret, NewSecret);
        await local.WaitForAsync($"rotation completed: {secret}, version 2");
        await local.WaitForAsync("Tokens: new client secret of acme works");

        // Subscribers are notified before the label is set.
        await UntilAsync(async () => (await world.GetAsync($"{secret}:proven"))!.Version == 2);
        (await world.GetAsync($"{world.Root}/acme/access-token"))!.Version.Should().BeGreaterThan(before);

        // A refused secret is tried for two minutes, while the proven one goes on.
        await world.PutSecretAsync(secret, "fake-wrong-secret-1");
        await local.WaitForAsync($"rotation completed: {secret}, version 3");
        var refresh = await world.CommandAsync("refresh", "acme");

        var run = await local.InterruptAsync();

        refresh.ExitCode.Should().Be(0, refresh.Errors);
        (await world.GetAsync($"{secret}:proven"))!.Version.Should().Be(2);
        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain($"change: Update {secret}");
        run.Output.Should().NotContainAny(NewSecret, "fake-wrong-secret-1", "fake-access-");
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }
}
