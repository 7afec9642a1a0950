using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Guard;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>That a world does look where the functions speak: what they rightly say is made a secret, and is found there.</summary>
public sealed class WorldGuardTests
{
    [Theory]
    [InlineData("Run done", "RefreshTokens's StandardOutput shows")]
    [InlineData("\"statusCode\":200", "RefreshTokens's answer shows")]
    [InlineData("sign-in-again", "a message shows")]
    [InlineData("sign-in-again", "a publication shows")]
    [InlineData("\"state\":\"sign-in-again\"", "/status/acme shows")]
    [InlineData("\"state\":\"healthy\"", "/status/acme shows")]
    [InlineData("/acme/auth/o2/token", "the URI of a token request shows")]
    [InlineData("LAST FAILURE", "the command's output shows")]
    [InlineData("TOKENS_ROOT is wrong", "the command's standard error shows")]
    public async Task A_secret_fails_the_test_wherever_it_is_shown(string said, string where)
    {
        await using var store = await AwsEmulator.StartAsync();
        var world = await World.StartListeningAsync(store);
        var endpoint = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        await world.RefreshAsync();
        endpoint.RefreshTokens.Add(World.ClientId, "fake-refresh-1");
        await world.PutSecretAsync($"{world.Root}/acme/refresh-token", "fake-refresh-1");
        await world.RefreshAsync();
        await world.CommandAsync("status");
        await world.CommandAsync("status", "--root", "wrong");

        await world.PutSecretAsync($"{world.Root}/said", said);

        await world
            .Awaiting(it => it.DisposeAsync().AsTask())
            .Should()
            .ThrowAsync<SecretShownException>()
            .WithMessage($"*{where}*");
    }
}
