namespace Tokens.Tests.Unit.Adapters.ParameterStore.Pacing;

/// <summary>A service's quota: so many calls a second, a bucket of them at once, and what others take of both.</summary>
internal sealed class Quota(double perSecond, double atOnce, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly double bucket = atOnce;
    private readonly long start = clock.GetTimestamp();
    private double left = atOnce;
    private TimeSpan filled;

    public double PerSecond { get; set; } = perSecond;

    public int Refused { get; private set; }

    public int Accepted { get; private set; }

    /// <summary>Whether it takes one more call; several may ask at once.</summary>
    public bool Takes()
    {
        lock (gate)
        {
            return TakesNow();
        }
    }

    private bool TakesNow()
    {
        var now = clock.GetElapsedTime(start);
        left = Math.Min(bucket, left + ((now - filled).TotalSeconds * PerSecond));
        filled = now;
        if (left < 1)
        {
            Refused++;
            return false;
        }

        left--;
        Accepted++;
        return true;
    }
}
