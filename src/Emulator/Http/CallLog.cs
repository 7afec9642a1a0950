using System.Collections.Concurrent;

namespace Tokens.Emulator.Http;

/// <summary>Numbers and keeps the calls, and asks for each what is to go wrong.</summary>
internal sealed class CallLog(TimeProvider time, bool keeps)
{
    private readonly ConcurrentQueue<StoreCall> _calls = new();
    private long _last;

    public Func<StoreCall, Fault?>? Faults { get; set; }

    public Fault? Record(string operation, IReadOnlyList<string> names)
    {
        var call = new StoreCall(Interlocked.Increment(ref _last), operation, names, time.GetUtcNow());
        if (keeps)
        {
            _calls.Enqueue(call);
        }

        return Faults?.Invoke(call);
    }

    public StoreCall[] ToArray() => [.. _calls.OrderBy(call => call.Number)];

    public void Clear() => _calls.Clear();
}
