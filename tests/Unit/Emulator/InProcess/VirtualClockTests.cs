namespace Tokens.Tests.Unit.Emulators;

public sealed class VirtualClockTests
{
    private readonly VirtualClock clock = new(The.Now);

    [Fact]
    public void A_limit_ends_on_its_tick_and_not_before()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), clock);

        clock.Advance(TimeSpan.FromSeconds(10) - The.Tick);
        limit.IsCancellationRequested.Should().BeFalse();
        clock.Advance(The.Tick);
        limit.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_time()
    {
        var fired = new List<(int, TimeSpan)>();
        ITimer Timer(int number, int seconds) =>
            clock.CreateTimer(
                _ => fired.Add((number, clock.GetUtcNow() - The.Now)),
                null,
                TimeSpan.FromSeconds(seconds),
                Timeout.InfiniteTimeSpan
            );
        using var second = Timer(2, 20);
        using var first = Timer(1, 10);

        clock.Advance(TimeSpan.FromSeconds(30));

        fired.Should().Equal((1, TimeSpan.FromSeconds(10)), (2, TimeSpan.FromSeconds(20)));
    }
}
