using Tokens.Emulator;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Has each call take its own time, so that no two rounds interleave alike, or do its work and lose the answer.</summary>
internal sealed class SlowStore(Random random)
{
    /// <summary>
    /// Of one parameter in a round. Fewer than a write is tried, whoever else writes it in between: a store that answers
    /// one process never is an outage, which may fail a connection.
    /// </summary>
    private const int MostLost = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> lost = [];
    private double lostAnswers;

    public TimeSpan SlowestCall { get; set; }

    /// <summary>Of writes, the part that is done and not answered; a new round begins with it.</summary>
    public double LostAnswers
    {
        set
        {
            lock (gate)
            {
                lostAnswers = value;
                lost.Clear();
            }
        }
    }

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

        var before = lost.GetValueOrDefault(name);
        var isLost = before < MostLost && random.NextDouble() < lostAnswers;
        lost[name] = isLost ? before + 1 : before;
        return isLost;
    }
}
