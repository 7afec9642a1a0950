namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>A clock whose waits end when a test says so.</summary>
internal sealed class WaitingTime : TimeProvider
{
    private readonly TaskCompletionSource<Wait> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Wait> NextWait => _next.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(callback, state, dueTime);
        _next.TrySetResult(wait);
        return wait;
    }

    public sealed class Wait(TimerCallback callback, object? state, TimeSpan dueTime) : ITimer
    {
        public TimeSpan For => dueTime;

        public void End() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
