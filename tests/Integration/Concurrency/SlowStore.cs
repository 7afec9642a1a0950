using Tokens.Tests.ParameterStoreServer;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Has each call take its own time, so that no two rounds interleave alike, or do its work and lose the answer.</summary>
internal sealed class SlowStore(Random random)
{
    /// <summary>Fewer than a write is tried: a store that never answers is an outage, which may fail a connection.</summary>
    private const int MostLostInARow = 3;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> lostInARow = [];

    public TimeSpan SlowestCall { get; set; }

    /// <summary>Of writes, the part that is done and not answered.</summary>
    public double LostAnswers { get; set; }

    public Fault? Of(StoreCall call)
    {
        lock (gate)
        {
            return IsLost(call) ? new Fault.DropAnswer() : new Fault.Delay(SlowestCall * random.NextDouble());
        }
    }

    private bool IsLost(StoreCall call)
    {
        if (call is not { Operation: "PutParameter", Names: [var name] })
        {
            return false;
        }

        var lost = lostInARow.GetValueOrDefault(name);
        var isLost = lost < MostLostInARow && random.NextDouble() < LostAnswers;
        lostInARow[name] = isLost ? lost + 1 : 0;
        return isLost;
    }
}
