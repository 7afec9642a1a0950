namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>RefreshTokens for connections that an operator names.</summary>
public sealed class OnDemandTests
{
    private readonly RefreshWorld world = new();

    [Fact]
    public async Task By_hand_neither_age_nor_back_off_counts()
    {
        world.Connect("fresh");
        world.PutToken("fresh");
        world.Connect("waiting");
        world.Remember("waiting", Some.Status(ConnectionState.Retrying, retryAt: The.Now + TimeSpan.FromHours(1)));
        world.Connect("dead");
        world.Remember("dead", Some.Status(ConnectionState.SignInAgain));

        var report = await world.OnDemandAsync("fresh", "waiting", "dead");

        report.Refreshed.Select(done => done.Connection).Should().BeEquivalentTo("fresh", "waiting", "dead");
    }

    [Fact]
    public async Task By_hand_only_those_named_are_looked_at()
    {
        world.Connect("my-erp");
        world.Connect("other");

        var report = await world.OnDemandAsync("my-erp");

        report.Results.Should().ContainSingle();
        world.Endpoint.Asked.Should().Equal("my-erp");
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_is_passed_over_and_by_hand_is_told_so()
    {
        world.Connect("my-erp", """{"provider":"amazon-lwa","enabled":false}""");

        var sweep = await world.SweepAsync();
        var onDemand = await world.OnDemandAsync("my-erp");

        sweep.Results.Should().Equal(new RefreshResult.Skipped(Some.Name(), SkipReason.Disabled));
        onDemand.Failed.Single().Error.Should().Be("is disabled; set enabled to true in its definition");
        world.Endpoint.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData("nobody", "there is no such connection; define it in the parameter connections/nobody below the root")]
    [InlineData("No Body", "a connection's name has 1 to 64")]
    [InlineData("status", "the name status is reserved")]
    public async Task A_name_that_nobody_defined_fails_and_stops_no_other(string name, string because)
    {
        world.Connect("my-erp");

        var report = await world.OnDemandAsync(name, "my-erp");

        report.Failed.Single().Connection.Should().Be(name);
        report.Failed.Single().Error.Should().Contain(because);
        report.Refreshed.Should().ContainSingle();
    }
}
