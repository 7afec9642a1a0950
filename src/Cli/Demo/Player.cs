using System.Globalization;
using Tokens.Adapters.Memory;
using Tokens.Cli.Output;

namespace Tokens.Cli.Demo;

/// <summary>Moves the virtual time from one tick of the schedule to the next, and lets happen what is due.</summary>
internal sealed class Player(
    Terminal terminal,
    VirtualClock clock,
    DemoFunctions functions,
    Timeline timeline,
    DemoStage stage
)
{
    private const int BarWidth = 30;

    private const int DaysInAChapter = 30;

    private readonly ClockDrivenPolicies policies = new(clock);
    private readonly DateTimeOffset beginning = clock.GetUtcNow();
    private readonly long startedAt = TimeProvider.System.GetTimestamp();

    /// <param name="acts">In their order.</param>
    /// <param name="days">How many days to play.</param>
    /// <param name="daysASecond">At most so fast; null for as fast as it goes.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PlayAsync(IReadOnlyList<Act> acts, int days, double? daysASecond, CancellationToken cancellation)
    {
        var waiting = new Queue<Act>(acts);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromDays(days); passed += DemoStage.SweepInterval)
        {
            cancellation.ThrowIfCancellationRequested();
            MoveTo(beginning + passed);
            await PaceAsync(passed, days, daysASecond, cancellation);
            while (waiting.TryPeek(out var act) && act.At <= passed)
            {
                await waiting.Dequeue().Play(cancellation);
            }

            foreach (var action in policies.Scan(stage.Store.Policed()))
            {
                await functions.RemindAsync(action, cancellation);
            }

            await functions.SweepAsync(cancellation);
        }

        MoveTo(beginning + TimeSpan.FromDays(days));
        stage.Tally.Close();
        terminal.EndProgress();
    }

    /// <summary>What waited for a new secret to settle may have moved the time already.</summary>
    private void MoveTo(DateTimeOffset time)
    {
        if (time > clock.GetUtcNow())
        {
            clock.Advance(time - clock.GetUtcNow());
        }
    }

    /// <summary>Once a virtual day: shows how far it is, and waits for whoever wants to read along.</summary>
    private async Task PaceAsync(TimeSpan passed, int days, double? daysASecond, CancellationToken cancellation)
    {
        if (passed.Ticks % TimeSpan.TicksPerDay != 0)
        {
            return;
        }

        var day = (int)passed.TotalDays;
        if (day > 0 && day % DaysInAChapter == 0)
        {
            timeline.Add(
                "",
                $"{day} days: {Number(stage.Tally.AllRefreshed)} tokens refreshed, {Number(stage.Tally.Messages)} messages",
                Style.Faint
            );
        }

        terminal.Progress(
            $" day {day, 3} of {days}  {Bar.Of((double)day / days, BarWidth)}  {Number(stage.Tally.AllRefreshed)} refreshed"
        );
        if (daysASecond is { } speed)
        {
            var ahead = TimeSpan.FromSeconds(day / speed) - TimeProvider.System.GetElapsedTime(startedAt);
            await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero, TimeProvider.System, cancellation);
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
