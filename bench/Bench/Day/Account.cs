using System.Net;
using Amazon.Runtime;
using Tokens.Adapters.ParameterStore.Pacing;

namespace Tokens.Bench.Day;

/// <summary>An account's quotas of Parameter Store, and how it answers: a second's worth at once, then steadily.</summary>
internal sealed class Account(int puts, SsmPaces paces, TimeProvider clock)
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(30);

    private readonly Dictionary<Pace, Bucket> buckets = new()
    {
        [paces.Get] = new Bucket(40),
        [paces.Put] = new Bucket(puts),
        [paces.Delete] = new Bucket(5),
        [paces.Label] = new Bucket(5),
        [paces.Describe] = new Bucket(5),
    };

    private readonly long start = clock.GetTimestamp();

    public int Calls { get; private set; }

    public int Throttled { get; private set; }

    /// <exception cref="AmazonServiceException">Too many calls.</exception>
    public async Task<bool> CallAsync(Pace pace, CancellationToken cancellation)
    {
        await Task.Delay(Latency, clock, cancellation);
        Calls++;
        if (!buckets[pace].Take(clock.GetElapsedTime(start)))
        {
            Throttled++;
            throw new AmazonServiceException(
                "Rate exceeded",
                ErrorType.Sender,
                "ThrottlingException",
                "",
                HttpStatusCode.BadRequest
            );
        }

        return true;
    }

    private sealed class Bucket(double perSecond)
    {
        private double left = double.PositiveInfinity;
        private TimeSpan filled;

        public bool Take(TimeSpan now)
        {
            left = Math.Min(perSecond, left + ((now - filled).TotalSeconds * perSecond));
            filled = now;
            var taken = left >= 1;
            left -= taken ? 1 : 0;
            return taken;
        }
    }
}
