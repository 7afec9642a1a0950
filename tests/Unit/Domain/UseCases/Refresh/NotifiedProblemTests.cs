namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>What RefreshTokens remembers of trouble, and when people hear of it.</summary>
public sealed class NotifiedProblemTests
{
    private readonly RefreshWorld world = new();

    [Fact]
    public async Task A_provider_in_trouble_is_left_in_peace_until_the_moment_it_may_be_asked_again()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.RetryLater(TimeSpan.FromMinutes(20), "busy"));
        await world.SweepAsync();

        world.Clock.Advance(TimeSpan.FromMinutes(20) - The.Tick);
        var early = await world.SweepAsync();
        world.Clock.Advance(The.Tick);
        world.Endpoint.On("my-erp", Some.Refreshed());
        var then = await world.SweepAsync();

        early.Results.Should().Equal(new RefreshResult.Skipped(Some.Name(), SkipReason.BackingOff));
        then.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task Trouble_that_nobody_could_be_told_of_is_told_by_the_next_sweep()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        world.Subscribers.AreOutOfReach = true;
        var untold = await world.SweepAsync();
        untold.Failed.Single().Error.Should().Be("expired");
        (await world.StatusAsync("my-erp")).Should().BeNull("its beginning is still to be told");

        world.Subscribers.AreOutOfReach = false;
        await world.SweepAsync();
        await world.SweepAsync();

        world.Subscribers.Notices.Should().ContainSingle();
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.SignInAgain);
    }

    [Fact]
    public async Task An_outage_is_counted_although_nobody_can_be_told_of_it()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.RetryLater(null, "busy"));
        world.Subscribers.AreOutOfReach = true;
        for (var i = 0; i < 3; i++)
        {
            await world.SweepAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await world.StatusAsync("my-erp"))!.Failures.Should().Be(3);
        world.Subscribers.AreOutOfReach = false;
        await world.SweepAsync();
        world.Subscribers.Notices.Should().ContainSingle();
    }

    [Fact]
    public async Task Recovery_is_remembered_once()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.RetryLater(null, "busy"));
        await world.SweepAsync();
        world.Endpoint.On("my-erp", Some.Refreshed());
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.SweepAsync();
        (await world.StatusAsync("my-erp"))
            .Should()
            .Be(new ConnectionStatus(ConnectionState.Healthy, The.Now + TimeSpan.FromMinutes(5)));
        world.Store.Forget();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.SweepAsync();

        world.Store.Written.Should().Equal("/tokens/my-erp/access-token");
    }

    /// <summary>The text was part of the deduplication key: a message came every hour.</summary>
    [Theory]
    [InlineData("invalid_scope")]
    [InlineData("invalid_client")]
    [InlineData("invalid_grant")]
    public async Task An_error_with_another_trace_id_each_time_is_notified_once(string code)
    {
        world.Connect("my-erp");
        var attempts = 0;
        world.Endpoint.On(
            "my-erp",
            _ =>
                Task.FromResult(
                    ResponseInterpretation.Of(
                        Some.Request(),
                        new TokenResponse(400) { Error = code, ErrorDescription = $"Trace ID: {++attempts}" },
                        world.Clock.GetUtcNow()
                    )
                )
        );

        for (var hour = 0; hour < 6; hour++)
        {
            await world.OnDemandAsync("my-erp");
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        attempts.Should().BeGreaterThan(1);
        world.Subscribers.Notices.Should().ContainSingle();
    }

    /// <summary>Claimed by an earlier version, whose keys held the text: its notification is not repeated.</summary>
    [Fact]
    public async Task A_trouble_that_an_earlier_version_notified_is_notified_at_most_once_more()
    {
        world.Connect("my-erp");
        world.Remember(
            "my-erp",
            Some.Status(ConnectionState.Misconfigured, The.Now, retryAt: The.Now) with
            {
                Reason = "api.amazon.com answered 400: invalid_scope Trace ID: 0",
            }
        );
        world.Endpoint.On(
            "my-erp",
            new ExchangeOutcome.Misconfigured("api.amazon.com answered 400: invalid_scope Trace ID: 1")
        );

        await world.SweepAsync();

        world.Subscribers.Notices.Should().BeEmpty();
    }

    [Fact]
    public async Task That_people_could_not_be_told_is_in_the_journal()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        world.Subscribers.AreOutOfReach = true;

        await world.SweepAsync();

        world.Observer.NotNotified.Should().Equal(("my-erp", "the claim could not be created"));
    }
}
