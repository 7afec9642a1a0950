using System.Collections.Concurrent;
using Tokens.Emulator.InProcess;

namespace Tokens.Bench.Day;

/// <summary>
/// Runs asynchronous work on one thread, on a clock that moves only when all of it waits for the clock: a day passes in
/// as long as its work takes, and no call is late because the machine is busy.
/// </summary>
internal sealed class VirtualTime(DateTimeOffset start) : SynchronizationContext
{
    /// <summary>Some of .NET's own continuations come by way of the thread pool; they are waited for.</summary>
    private const int PropagationDelay = 10;

    /// <summary>In milliseconds.</summary>
    private const int Rest = 100;

    /// <summary>Nothing waits longer than this but the limits of a run and the next sweep.</summary>
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> ready = [];

    public VirtualClock Clock { get; } = new(start);

    public override void Post(SendOrPostCallback d, object? state) => ready.Enqueue((d, state));

    public void Run(Func<Task> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                Step();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        if (ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
        else if (!IsSettled())
        {
            Thread.Yield();
        }
        else if (Clock.UntilNextTimer is { } wait && (wait < Leap || IsAtRest()))
        {
            Clock.Advance(wait);
        }
    }

    /// <summary>A limit that is reached because the machine was busy would be a false alarm.</summary>
    private bool IsAtRest()
    {
        for (var look = 0; look < Rest && ready.IsEmpty; look++)
        {
            Thread.Sleep(1);
        }

        return ready.IsEmpty;
    }

    private bool IsSettled()
    {
        for (var look = 0; look < PropagationDelay; look++)
        {
            if (!ready.IsEmpty || ThreadPool.PendingWorkItemCount > 0)
            {
                return false;
            }

            Thread.SpinWait(10);
        }

        return true;
    }
}
