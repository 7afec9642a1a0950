using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Status;

/// <summary>Shows the state of connections.</summary>
internal sealed class StatusCommand : Command, IHasExamples
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly Argument<string[]> names = new("name")
    {
        Description = "The connections to show; all unless named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "The answer as JSON; with --watch as JSON Lines",
    };

    private readonly Option<bool> watch = new("--watch") { Description = "Repeat until Ctrl-C" };

    private readonly Option<TimeSpan?> every = DurationOption.Of(
        "--every",
        "The interval of --watch; 30s unless given",
        LongestPause
    );

    public StatusCommand(Shell shell)
        : base("status", "Shows each connection: its state, its token's time left, its secret's age, its last failure.")
    {
        Add(names);
        Add(json);
        Validators.Add(result =>
        {
            if (result.GetResult(every) is { Implicit: false } && !result.GetValue(watch))
            {
                result.AddError("--every is for --watch; give both");
            }
        });
        Add(watch);
        Add(every);
        shell.Run(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens status", "all connections"),
            ("tokens status acme --json", "one, for a program"),
            ("tokens status --watch --every 10s", "all of them, every 10 seconds"),
            ("tokens status > /dev/null || echo action needed", "exits with 1 where a connection needs action"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var asked = parsed.GetValue(names) is { Length: > 0 } some ? some : null;
        var asJson = parsed.GetValue(json);
        if (parsed.GetValue(watch))
        {
            return await WatchAsync(session, asked, parsed.GetValue(every) ?? UsualPause, asJson, cancellation);
        }

        var found = await session.Get<DescribeConnections>().RunAsync(asked, cancellation);
        var now = session.Get<TimeProvider>().GetUtcNow();
        if (asJson)
        {
            JsonOutput.Write(session.Terminal, StatusDocument.Of(found, now));
        }
        else
        {
            StatusTable.Write(session.Terminal, found, now);
        }

        return found.Any(one => one.NeedsAction) ? ExitCode.Trouble : ExitCode.Done;
    }

    private static async Task<int> WatchAsync(
        Session session,
        IReadOnlyList<string>? asked,
        TimeSpan pause,
        bool asJson,
        CancellationToken cancellation
    )
    {
        var (overview, clock) = (session.Get<DescribeConnections>(), session.Get<TimeProvider>());
        try
        {
            using var screen =
                session.Terminal.IsInteractive && !asJson ? new StatusScreen(session.Terminal, pause) : null;
            IStatusView view = screen is null ? new StatusLines(session.Terminal, asJson) : screen;
            await new StatusWatch(overview, asked, view, clock).RunAsync(pause, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            session.Terminal.Note(Style.Faint, "note", "ended");
        }

        return ExitCode.Interrupted;
    }
}
