using Tokens.Adapters.Memory;

namespace Tokens.Tests.Unit;

/// <summary>The embedded store's clock, beginning at the time at which all tests begin.</summary>
internal sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly VirtualClock clock = new(now);

    public FakeClock()
        : this(The.Now) { }

    public int Timers => clock.Timers;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    public void Advance(TimeSpan by) => clock.Advance(by);

    public Task<T> PassAsync<T>(Task<T> work) => clock.PassAsync(work);

    public Task<T> PassAsync<T>(Task<T> work, TimeSpan longest) => clock.PassAsync(work, longest);

    public Task PassAsync(Task work) => clock.PassAsync(work);

    public Task PassAsync(Task work, TimeSpan longest) => clock.PassAsync(work, longest);

    /// <summary>
    /// Moves only when the work's threads have had time to come to rest: where they compete, as for a quota, it would else
    /// run ahead of those that are about to wait for it.
    /// </summary>
    public async Task<T> PassCalmlyAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            await Task.Delay(1);
            if (clock.UntilNextTimer is { } wait)
            {
                clock.Advance(wait);
            }
        }

        return await work;
    }
}
