using Tokens.Cli.Output;
using Tokens.Emulator.InProcess;
using Tokens.Emulator.Ssm;

namespace Tokens.Cli.Commands.Demo;

/// <summary>Advances the virtual time from one run of the schedule to the next, and does what is due.</summary>
internal sealed class DemoLoop(
    Terminal terminal,
    VirtualClock clock,
    DemoFunctions functions,
    Timeline timeline,
    DemoDeployment deployment
)
{
    private const int BarWidth = 30;

    private const int DaysBetweenReports = 30;

    private readonly PolicyScan policies = new(clock);
    private readonly DateTimeOffset beginning = clock.GetUtcNow();
    private readonly long startedAt = TimeProvider.System.GetTimestamp();

    /// <summary>At most <paramref name="daysPerSecond"/>; without a limit if null.</summary>
    public async Task RunAsync(
        IReadOnlyList<DemoStep> steps,
        int days,
        double? daysPerSecond,
        CancellationToken cancellation
    )
    {
        var waiting = new Queue<DemoStep>(steps);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromDays(days); passed += DemoDeployment.SweepInterval)
        {
            cancellation.ThrowIfCancellationRequested();
            MoveTo(beginning + passed);
            await PaceAsync(passed, days, daysPerSecond, cancellation);
            while (waiting.TryPeek(out var step) && step.At <= passed)
            {
                await waiting.Dequeue().RunAsync(cancellation);
            }

            foreach (var action in policies.Scan(deployment.Store.Store.Policed()))
            {
                await functions.RemindAsync(action, cancellation);
            }

            await functions.SweepAsync(cancellation);
        }

        MoveTo(beginning + TimeSpan.FromDays(days));
        deployment.Counts.Close();
        terminal.EndProgress();
    }

    /// <summary>The propagation delay of a new secret may have advanced the time already.</summary>
    private void MoveTo(DateTimeOffset time)
    {
        if (time > clock.GetUtcNow())
        {
            clock.Advance(time - clock.GetUtcNow());
        }
    }

    /// <summary>Once a virtual day: shows the progress, and waits to keep the speed.</summary>
    private async Task PaceAsync(TimeSpan passed, int days, double? daysPerSecond, CancellationToken cancellation)
    {
        if (passed.Ticks % TimeSpan.TicksPerDay != 0)
        {
            return;
        }

        var day = (int)passed.TotalDays;
        if (day > 0 && day % DaysBetweenReports == 0)
        {
            timeline.Add(
                "",
                $"{day} days: {DemoSummary.Number(deployment.Counts.AllRefreshed)} tokens refreshed, {DemoSummary.Number(deployment.Counts.Messages)} notifications",
                Style.Faint
            );
        }

        terminal.Progress(
            $" day {day, 3} of {days}  {Bar.Of((double)day / days, BarWidth)}  {DemoSummary.Number(deployment.Counts.AllRefreshed)} refreshed"
        );
        if (daysPerSecond is { } speed)
        {
            var ahead = TimeSpan.FromSeconds(day / speed) - TimeProvider.System.GetElapsedTime(startedAt);
            await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero, TimeProvider.System, cancellation);
        }
    }
}
