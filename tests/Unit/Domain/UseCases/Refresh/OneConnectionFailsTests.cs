namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>RefreshTokens where something is wrong with one connection: no other one suffers.</summary>
public sealed class OneConnectionFailsTests
{
    private readonly RefreshWorld world = new();

    [Fact]
    public async Task A_store_that_refuses_to_take_one_result_takes_the_others()
    {
        world.Connect("broken");
        world.Connect("my-erp");
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value.StartsWith("/tokens/broken/", StringComparison.Ordinal)
                ? throw new StoreException("no room")
                : Task.CompletedTask;

        var report = await world.SweepAsync();

        report.Failed.Should().Equal(new RefreshResult.Failed("broken", "no room"));
        report.Refreshed.Select(done => done.Connection).Should().Equal("my-erp");
    }

    [Fact]
    public async Task A_defect_harms_its_connection_alone_and_its_message_is_shown_to_nobody()
    {
        var defect = new InvalidOperationException("fake-refresh-token-1");
        world.Connect("broken");
        world.Connect("my-erp");
        world.Endpoint.On("broken", _ => throw defect);

        var report = await world.SweepAsync();

        report
            .Failed.Should()
            .Equal(
                new RefreshResult.Failed(
                    "broken",
                    "an unexpected InvalidOperationException; the log has its stack trace"
                )
            );
        report.Refreshed.Select(done => done.Connection).Should().Equal("my-erp");
        world.Observer.Defects.Should().Equal(("broken", defect));
    }

    [Fact]
    public async Task A_malformed_definition_fails_and_stops_no_other()
    {
        world.Connect("my-erp");
        world.Define("broken", "{");
        world.Define("Wrong", """{"provider":"amazon-lwa"}""");
        world.Put("/tokens/connections/hidden", Secret.Of("""{"provider":"amazon-lwa","scope":"hidden"}"""));

        var report = await world.SweepAsync();

        report.Failed.Select(failed => failed.Connection).Should().BeEquivalentTo("broken", "Wrong", "hidden");
        report
            .Failed.Should()
            .OnlyContain(failed =>
                failed.Error.StartsWith("parameter /tokens/connections/" + failed.Connection + ": ")
            );
        report.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_two_that_write_the_same_parameter_the_newer_fails()
    {
        world.Connect("older");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Connect("a-newer", """{"provider":"amazon-lwa","accessToken":"/tokens/older/access-token"}""");

        var report = await world.SweepAsync();

        report.Failed.Single().Connection.Should().Be("a-newer");
        report.Refreshed.Select(done => done.Connection).Should().Equal("older");
    }

    [Fact]
    public async Task A_token_whose_age_cannot_be_told_fails_and_stops_no_other()
    {
        world.Connect("broken");
        world.Connect("my-erp");
        world.Store.Locked.Add("/tokens/broken/access-token");

        var report = await world.SweepAsync();

        report.Failed.Should().Equal(new RefreshResult.Failed("broken", "/tokens/broken/access-token is locked"));
        report.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_credential_that_cannot_be_read_fails_its_connection_and_is_remembered_of_nobody()
    {
        world.Connect("broken");
        world.Connect("my-erp");
        world.Store.Locked.Add("/tokens/broken/client-secret");

        var report = await world.SweepAsync();

        report.Failed.Should().Equal(new RefreshResult.Failed("broken", "/tokens/broken/client-secret is locked"));
        report.Refreshed.Should().ContainSingle();
        (await world.StatusAsync("broken")).Should().BeNull();
    }

    [Theory]
    [InlineData("/tokens/connections")]
    [InlineData("/tokens/status")]
    public async Task Without_the_catalogue_and_the_statuses_nothing_is_done(string folder)
    {
        world.Connect("my-erp");
        world.Store.Locked.Add(folder);

        await world.Invoking(it => it.SweepAsync()).Should().ThrowAsync<StoreException>();

        world.Endpoint.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_remembered_of_a_connection_may_be_garbage()
    {
        world.Connect("my-erp");
        await world.Memory.WriteAsync(
            new(Some.Parameter("/tokens/status/my-erp"), Secret.Of("{\"state\":")),
            CancellationToken.None
        );

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }
}
