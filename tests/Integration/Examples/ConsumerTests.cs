using Microsoft.Extensions.Time.Testing;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Examples;

/// <summary>What docs/consumers.md has programs do, with what the functions really write.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public async Task A_program_reads_the_token_keeps_it_for_a_minute_and_reads_afresh_when_asked()
    {
        await using var world = await World.StartAsync();
        var lwa = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var reader = new AccessTokenReader(world.Ssm, $"{world.Root}/acme/access-token", clock);

        await world.RefreshAsync("""{"connections":["acme"]}""");
        (await reader.ReadAsync()).Should().Be(lwa.AccessTokens.Every.Single());

        await world.RefreshAsync("""{"connections":["acme"]}""");
        (await reader.ReadAsync()).Should().Be(lwa.AccessTokens.Every[0], "the copy is young");
        (await reader.ReadAsync(afresh: true)).Should().Be(lwa.AccessTokens.Every[1], "a 401 asks past the copy");

        await world.RefreshAsync("""{"connections":["acme"]}""");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await reader.ReadAsync()).Should().Be(lwa.AccessTokens.Every[2], "the copy is a minute old");
    }
}
