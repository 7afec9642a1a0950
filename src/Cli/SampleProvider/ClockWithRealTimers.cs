namespace Tokens.Cli.SampleProvider;

/// <summary>Virtual now, real timers: a response over HTTP takes real time.</summary>
internal sealed class ClockWithRealTimers(TimeProvider clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
}
