namespace Tokens.Domain.AccessTokens;

/// <summary>The time of one run: when it began, how it is spent, and the luck of the draw.</summary>
public sealed class RunClock(TimeProvider clock, Random random, TimeSpan timeLeft)
{
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public TimeBudget Budget { get; } = TimeBudget.Of(clock.GetUtcNow(), timeLeft);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>From [0, 1).</summary>
    public double Jitter()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }

    /// <summary>A token that is cancelled at <paramref name="end"/> or with <paramref name="cancellation"/>.</summary>
    public LimitedToken LimitTo(DateTimeOffset end, CancellationToken cancellation)
    {
        var left = end - clock.GetUtcNow();
        var timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        return new LimitedToken(timer, CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation));
    }
}

/// <summary>A cancellation token with the timer behind it.</summary>
public sealed class LimitedToken(CancellationTokenSource timer, CancellationTokenSource linked) : IDisposable
{
    public CancellationToken Token => linked.Token;

    public void Dispose()
    {
        linked.Dispose();
        timer.Dispose();
    }
}
