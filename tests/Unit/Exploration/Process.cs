namespace Tokens.Tests.Unit.Exploration;

/// <summary>
/// One process that runs the code under test on a single thread: each call that it makes waits until the explorer
/// answers it.
/// </summary>
internal sealed class Process(DateTimeOffset startedAt)
{
    private TaskCompletionSource<object>? answer;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>The process's own view of the time, moved by the explorer.</summary>
    public VirtualClock Clock { get; set; } = new(The.Now);

    /// <summary>The call that it waits for.</summary>
    public Call? Pending { get; private set; }

    public async Task<T> AskAsync<T>(Call call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Pending is not null)
        {
            throw new InvalidOperationException(
                $"{call} is made while {Pending} is not answered: explore one at a time"
            );
        }

        (Pending, answer) = (call, new TaskCompletionSource<object>());
        var waiting = answer;
        await using var registration = cancellation.Register(() => waiting.TrySetCanceled(cancellation));
        try
        {
            return (T)await waiting.Task;
        }
        finally
        {
            Pending = null;
        }
    }

    /// <returns>Whether it was waiting for that: it gives up a call exactly when the protocol says so.</returns>
    public bool Answer(Reply reply, DateTimeOffset at)
    {
        var waiting = answer!;
        Clock.Advance(at - Clock.GetUtcNow());
        return reply.Value switch
        {
            null => waiting.Task.IsCanceled,
            Exception failure => waiting.TrySetException(failure),
            var value => waiting.TrySetResult(value),
        };
    }
}

/// <summary>Runs continuations in their order on the thread that calls it.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = [];

    public override void Post(SendOrPostCallback d, object? state) => posted.Enqueue((d, state));

    public T Run<T>(Func<T> function)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var result = function();
            while (posted.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }

            return result;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
