using System.Diagnostics;
using System.Threading.Channels;

namespace Tokens.Emulator.Lambda;

/// <summary>What passes between the host and one runtime, whatever carries it.</summary>
internal sealed class RuntimeSession(string functionArn, TimeSpan timeout)
{
    private readonly Channel<PendingInvocation> events = Channel.CreateUnbounded<PendingInvocation>();
    private readonly TaskCompletionSource<Invocation.Failed> initFailed = NewSource<Invocation.Failed>();
    private volatile TaskCompletionSource<bool> asking = NewSource<bool>();
    private volatile PendingInvocation? current;
    private long firstAskedAt;

    public string FunctionArn { get; } = functionArn;

    public TimeSpan Timeout { get; } = timeout;

    public Task Asking => asking.Task;

    public Task<Invocation.Failed> InitFailed => initFailed.Task;

    public long FirstAskedAt => Volatile.Read(ref firstAskedAt);

    public async Task<Invocation> InvokeAsync(string payload, CancellationToken cancellationToken)
    {
        var pending = new PendingInvocation(payload);
        await events.Writer.WriteAsync(pending, cancellationToken);
        await pending.Delivered.WaitAsync(cancellationToken);
        using var timer = new Timer(_ => pending.End(new Invocation.TimedOut()), null, Timeout, Never);
        return await pending.Ended.WaitAsync(cancellationToken);
    }

    public async Task<PendingInvocation> NextAsync(CancellationToken left)
    {
        Interlocked.CompareExchange(ref firstAskedAt, TimeProvider.System.GetTimestamp(), 0);
        asking.TrySetResult(true);
        var pending = await events.Reader.ReadAsync(left);
        asking = NewSource<bool>();
        current = pending;
        pending.Deliver();
        return pending;
    }

    /// <summary>False where no such event is out.</summary>
    public bool End(string requestId, Invocation outcome) =>
        current is { } pending && pending.RequestId == requestId && pending.End(outcome);

    public void FailInit(Invocation.Failed failed) => initFailed.TrySetResult(failed);

    private static readonly TimeSpan Never = System.Threading.Timeout.InfiniteTimeSpan;

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
