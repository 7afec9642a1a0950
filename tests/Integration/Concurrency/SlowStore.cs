using Tokens.Tests.ParameterStoreServer;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Has each call take its own time, so that no two rounds interleave alike, or do its work and lose the answer.</summary>
internal sealed class SlowStore(Random random)
{
    private readonly Lock gate = new();

    public TimeSpan SlowestCall { get; set; }

    /// <summary>Of writes, the part that is done and not answered.</summary>
    public double LostAnswers { get; set; }

    public Fault? Of(StoreCall call)
    {
        lock (gate)
        {
            return call.Operation == "PutParameter" && random.NextDouble() < LostAnswers
                ? new Fault.DropAnswer()
                : new Fault.Delay(SlowestCall * random.NextDouble());
        }
    }
}
