namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>Each refresh token that a provider rotates comes back as an event, from our own write.</summary>
public sealed class ProviderRotationsTests
{
    private const string Token = "/tokens/shop/refresh-token";

    private readonly RotationWorld world = new();

    public ProviderRotationsTests()
    {
        world.ConnectAll();
        world.DefineClient("shared", RotationWorld.SharedClient(provider: "mercado-libre"));
        world.Define("shop", Rotating());
        world.Put(Token, "fake-refresh-token-shop");
    }

    /// <summary>It read all definitions: 300 events among 3,000 of them took more reads than the account gives.</summary>
    [Fact]
    public async Task A_rotated_refresh_token_costs_three_reads_however_many_connections_there_are()
    {
        for (var i = 1; i < 500; i++)
        {
            world.Define($"c{i}", Rotating());
        }

        world.Provider.Rotates = true;
        (await world.OnDemandAsync("shop")).Refreshed.Single().Rotated.Should().BeTrue();
        var (asked, listed) = (world.Watched.Asked.Count, world.Watched.Listed.Count);

        await world.DetectAsync(Token);

        world
            .Watched.Asked.Skip(asked)
            .Should()
            .Equal("/tokens/connections/shop", "/tokens/clients/shared", "/tokens/status/shop");
        world.Watched.Listed.Should().HaveCount(listed);
        world.Observer.Passed.Should().Equal((Token, "no connection waits for it"));
        world.Topics.Published.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_that_its_connection_waits_for_is_announced_also_while_an_outage_hides_the_trouble(bool isDown)
    {
        await WithdrawAsync("shop");
        world.Put(Token, "fake-refresh-token-new");
        world.Provider.IsDown = isDown;
        if (isDown)
        {
            await world.OnDemandAsync("shop");
            (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.Retrying);
        }

        await world.DetectAsync(Token);

        world.Completions.Single().Parameter.Value.Should().Be(Token);
    }

    [Fact]
    public async Task Its_deletion_is_told()
    {
        world.Memory.Forget(Some.Parameter(Token));

        await world.DetectAsync(Token, isDeletion: true);

        world.Alerts.Should().Equal("CredentialDeleted/Critical/shop");
    }

    private async Task WithdrawAsync(string name)
    {
        world.Provider.Withdrawn.Add(name);
        await world.OnDemandAsync(name);
        (await world.StatusAsync(name))!.State.Should().Be(ConnectionState.SignInAgain);
        world.Provider.Withdrawn.Remove(name);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static string Rotating() => """{"client":"shared"}""";
}
