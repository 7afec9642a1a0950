using System.Diagnostics;

namespace Tokens.Emulator.Lambda;

/// <summary>An event on its way to the function and back.</summary>
internal sealed class PendingInvocation(string payload)
{
    private readonly TaskCompletionSource delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Invocation> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long deliveredAt;

    public string RequestId { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();

    public string Payload { get; } = payload;

    public Task Delivered => delivered.Task;

    public Task<Invocation> Ended => ended.Task;

    public void Deliver()
    {
        deliveredAt = TimeProvider.System.GetTimestamp();
        delivered.TrySetResult();
    }

    /// <summary>The first end counts: an answer after the time was up changes nothing.</summary>
    public bool End(Invocation outcome) => ended.TrySetResult(outcome with { Duration = Elapsed });

    private TimeSpan Elapsed =>
        delivered.Task.IsCompleted ? TimeProvider.System.GetElapsedTime(deliveredAt) : TimeSpan.Zero;
}
