namespace Tokens.Emulator.InProcess;

/// <summary>A clock that stands still until it is moved; its timers fire on the way, in their order.</summary>
public sealed class VirtualClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = now;
    private TaskCompletionSource started = NewSignal();

    /// <summary>How many timers are set and not disposed of.</summary>
    public int Timers
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    /// <summary>How long until the next timer fires; null where none is set.</summary>
    public TimeSpan? UntilNextTimer
    {
        get
        {
            lock (gate)
            {
                return timers.Min(timer => (TimeSpan?)(timer.DueAt - now));
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (Next(end) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            now = end;
        }
    }

    /// <summary>Lets everything pass that the work waits for. For work with no timer but those it waits for itself.</summary>
    public Task<T> PassAsync<T>(Task<T> work) => PassAsync(work, TimeSpan.MaxValue);

    /// <summary>Lets pass what the work waits for, and leaves alone the limits that lie further ahead.</summary>
    public async Task<T> PassAsync<T>(Task<T> work, TimeSpan longest)
    {
        while (!work.IsCompleted)
        {
            Task next;
            TimeSpan? wait;
            lock (gate)
            {
                next = started.Task;
                wait = timers.Select(timer => (TimeSpan?)(timer.DueAt - now)).Where(left => left <= longest).Min();
            }

            if (wait is { } span)
            {
                Advance(span);
            }
            else
            {
                await Task.WhenAny(work, next);
            }
        }

        return await work;
    }

    public Task PassAsync(Task work) => PassAsync(work, TimeSpan.MaxValue);

    public Task PassAsync(Task work, TimeSpan longest) =>
        PassAsync(
            work.ContinueWith(
                done =>
                {
                    done.GetAwaiter().GetResult();
                    return true;
                },
                TaskScheduler.Default
            ),
            longest
        );

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Timer? Next(DateTimeOffset end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (next is not null)
            {
                timers.Remove(next);
                now = next.DueAt > now ? next.DueAt : now;
            }

            return next;
        }
    }

    private sealed class Timer(VirtualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        private TimeSpan Period { get; set; }

        public void Fire()
        {
            if (Period > TimeSpan.Zero)
            {
                Change(Period, Period);
            }

            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                Period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = clock.now + dueTime;
                    clock.timers.Add(this);
                    clock.started.TrySetResult();
                    clock.started = NewSignal();
                }

                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
