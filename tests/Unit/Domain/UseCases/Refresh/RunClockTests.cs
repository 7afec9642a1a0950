namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

public sealed class RunClockTests
{
    private readonly VirtualClock clock = new(The.Now);

    [Fact]
    public void It_began_when_it_was_made_and_goes_on()
    {
        var run = Run();
        clock.Advance(TimeSpan.FromMinutes(1));

        run.StartedAt.Should().Be(The.Now);
        run.Now.Should().Be(The.Now + TimeSpan.FromMinutes(1));
        run.Budget.Should().Be(TimeBudget.Of(The.Now, TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void A_part_that_leaves_time_began_with_the_run_and_is_over_earlier()
    {
        var run = Run();
        clock.Advance(TimeSpan.FromSeconds(1));

        var part = run.Leaving(TimeSpan.FromSeconds(30));

        part.StartedAt.Should().Be(The.Now);
        part.Now.Should().Be(run.Now);
        part.Budget.Should().Be(TimeBudget.Of(The.Now, TimeSpan.FromSeconds(270)));
        part.ForOne().Budget.Should().Be(part.Budget);
    }

    [Fact]
    public void Luck_is_drawn_from_its_one_source() => Run().Jitter().Should().Be(new FixedRandom().NextDouble());

    [Fact]
    public void A_limit_cancels_at_its_tick()
    {
        using var limit = Run().LimitTo(The.Now + TimeSpan.FromSeconds(10), CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(10) - The.Tick);
        limit.Token.IsCancellationRequested.Should().BeFalse();
        clock.Advance(The.Tick);
        limit.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void A_limit_that_is_past_cancels_at_once()
    {
        using var limit = Run().LimitTo(The.Now - TimeSpan.FromSeconds(10), CancellationToken.None);

        clock.Advance(TimeSpan.Zero);
        limit.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void Who_cancels_the_whole_cancels_the_limit()
    {
        using var whole = new CancellationTokenSource();
        using var limit = Run().LimitTo(The.Now + TimeSpan.FromSeconds(10), whole.Token);

        whole.Cancel();

        limit.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void A_limit_that_is_done_with_leaves_no_timer_and_hears_of_nothing()
    {
        using var whole = new CancellationTokenSource();
        var limit = Run().LimitTo(The.Now + TimeSpan.FromSeconds(10), whole.Token);
        var token = limit.Token;

        limit.Dispose();
        whole.Cancel();

        clock.Timers.Should().Be(0);
        token.IsCancellationRequested.Should().BeFalse();
    }

    private RunClock Run() => new(clock, new FixedRandom(), TimeSpan.FromMinutes(5));
}
