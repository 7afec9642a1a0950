namespace Tokens.Bench.Fleets;

/// <summary>
/// A clock that runs faster than the machine's, its timers with it, from an instant that several processes agree on. With
/// it quotas, latencies and deadlines keep their figures and take less time.
/// </summary>
/// <param name="epoch">When it shows the machine's time.</param>
/// <param name="factor">How many of its seconds pass in one of the machine's.</param>
public sealed class ScaledClock(DateTimeOffset epoch, double factor) : TimeProvider
{
    /// <summary>The shortest time that the machine's timers wait.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => epoch + ((System.GetUtcNow() - epoch) * factor);

    public override long GetTimestamp() => (long)(System.GetElapsedTime(0).Ticks * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period)), this);

    private TimeSpan Scaled(TimeSpan span) =>
        span <= TimeSpan.Zero ? span
        : span / factor is var real && real < Shortest ? Shortest
        : real;

    private sealed class Timer(ITimer timer, ScaledClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            timer.Change(clock.Scaled(dueTime), clock.Scaled(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
