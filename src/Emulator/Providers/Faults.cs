namespace Tokens.Emulator.Providers;

/// <summary>The faults to come: first those for one request each, in order, then the standing one.</summary>
public sealed class Faults
{
    private readonly Lock gate = new();
    private readonly Queue<Fault> next = new();
    private Fault? standing;

    public void Next(Fault fault)
    {
        lock (gate)
        {
            next.Enqueue(fault);
        }
    }

    public void UntilCleared(Fault fault)
    {
        lock (gate)
        {
            standing = fault;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            next.Clear();
            standing = null;
        }
    }

    internal Fault? Take()
    {
        lock (gate)
        {
            return next.TryDequeue(out var fault) ? fault : standing;
        }
    }
}
