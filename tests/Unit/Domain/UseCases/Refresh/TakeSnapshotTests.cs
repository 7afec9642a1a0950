namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>What a run asks the store for, and what it spares it.</summary>
public sealed class TakeSnapshotTests
{
    private readonly RefreshWorld world = new();

    public TakeSnapshotTests()
    {
        world.Connect("my-erp");
        world.Connect("my-shop");
    }

    [Fact]
    public async Task By_hand_only_the_asked_connections_token_is_looked_up()
    {
        await world.OnDemandAsync("my-erp");

        world
            .Store.Asked.Should()
            .Contain("/tokens/my-erp/access-token")
            .And.NotContain("/tokens/my-shop/access-token");
    }

    [Fact]
    public async Task By_hand_only_the_asked_connections_status_is_read()
    {
        await world.OnDemandAsync("my-erp");

        world.Store.Listed.Should().Contain("/tokens/connections").And.NotContain("/tokens/status");
        world.Store.Asked.Should().Contain("/tokens/status/my-erp").And.NotContain("/tokens/status/my-shop");
    }

    [Fact]
    public async Task A_sweep_lists_all_statuses_at_once()
    {
        await world.SweepAsync();

        world.Store.Listed.Should().Contain("/tokens/status");
        world.Store.Asked.Should().NotContain("/tokens/status/my-erp");
    }

    /// <summary>A question takes tens of milliseconds, and a function is paid for while it waits.</summary>
    [Theory]
    [InlineData("/tokens/connections", "/tokens/status")]
    [InlineData("/tokens/my-erp/client-secret", "/tokens/my-erp/client-secret:proven")]
    public async Task What_does_not_depend_on_each_other_is_asked_for_at_once(string one, string other)
    {
        HashSet<string> missing = [one, other];
        var both = new TaskCompletionSource();
        world.Store.BeforeRead = async names =>
        {
            var asked = names.Where(missing.Contains).ToList();
            missing.ExceptWith(asked);
            if (missing.Count == 0)
            {
                both.TrySetResult();
            }

            if (asked.Count > 0)
            {
                await both.Task.WaitAsync(RefreshWorld.Patience);
            }
        };

        var report = await world.SweepAsync();

        report.Refreshed.Should().HaveCount(2);
    }
}
