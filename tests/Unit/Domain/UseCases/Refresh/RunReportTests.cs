namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>What RefreshTokens reports of a run.</summary>
public sealed class RunReportTests
{
    private readonly RefreshWorld world = new();

    [Fact]
    public async Task The_journal_is_told_each_result_as_it_comes()
    {
        world.Connect("my-erp");
        world.Define("broken", "{");

        var report = await world.SweepAsync();

        world.Observer.Results.Should().HaveCount(2).And.BeEquivalentTo(report.Results);
    }

    [Fact]
    public async Task Tokens_that_live_too_short_for_the_schedule_are_reported()
    {
        world.Connect("brief");
        world.Endpoint.On("brief", Some.Refreshed(TimeSpan.FromMinutes(20) - The.Tick));
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(TimeSpan.FromMinutes(20)));

        await world.SweepAsync();

        world.Observer.NotKeptFresh.Should().Equal(("brief", TimeSpan.FromMinutes(20) - The.Tick));
    }

    [Fact]
    public async Task The_report_tells_how_near_the_first_expiry_is()
    {
        world.Connect("off", """{"provider":"amazon-lwa","enabled":false}""");
        world.PutToken("off");
        (await world.SweepAsync()).ToNearestExpiry.Should().BeNull("what is switched off may expire");

        world.Connect("dead");
        world.PutToken("dead");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        world.Remember("dead", Some.Status(ConnectionState.SignInAgain, world.Clock.GetUtcNow()));
        world.Connect("my-erp");
        (await world.SweepAsync()).ToNearestExpiry.Should().Be(TimeSpan.FromMinutes(40));

        world.Clock.Advance(TimeSpan.FromMinutes(50));
        (await world.SweepAsync()).ToNearestExpiry.Should().Be(TimeSpan.FromMinutes(-10));
    }
}
