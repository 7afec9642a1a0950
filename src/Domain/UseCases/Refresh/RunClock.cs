using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>The time of one run: when it began, its deadlines, and its jitter.</summary>
public sealed class RunClock
{
    /// <summary>
    /// One connection takes no longer, however long the run: a refresh token is leased for as long, and a process that dies
    /// keeps it from all others meanwhile.
    /// </summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(5);

    private readonly TimeProvider clock;
    private readonly Random random;

    public RunClock(TimeProvider clock, Random random, TimeSpan timeLeft)
    {
        (this.clock, this.random, StartedAt) = (clock, random, clock.GetUtcNow());
        Budget = TimeBudget.Of(StartedAt, timeLeft);
    }

    private RunClock(RunClock run, TimeBudget budget) =>
        (clock, random, StartedAt, Budget) = (run.clock, run.random, run.StartedAt, budget);

    public DateTimeOffset StartedAt { get; }

    public TimeBudget Budget { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>For one connection that starts now.</summary>
    public RunClock ForOne() => new(this, TimeBudget.Of(Now, LongestAttempt).Within(Budget));

    /// <summary>For a part of the run that leaves so much time unused.</summary>
    public RunClock Leaving(TimeSpan time) => new(this, Budget.Less(time));

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
