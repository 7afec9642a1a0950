using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens;

/// <summary>What a run asks the store for, and what it spares it.</summary>
public sealed class SurveyConnectionsTests
{
    private readonly RefreshWorld world = new();

    public SurveyConnectionsTests()
    {
        world.Connect("my-erp");
        world.Connect("my-shop");
    }

    [Fact]
    public async Task By_hand_only_the_asked_connections_token_is_looked_up()
    {
        await world.ByHandAsync("my-erp");

        world
            .Store.Asked.Should()
            .Contain("/tokens/my-erp/access-token")
            .And.NotContain("/tokens/my-shop/access-token");
    }

    [Fact]
    public async Task By_hand_only_the_asked_connections_status_is_read()
    {
        await world.ByHandAsync("my-erp");

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
}
