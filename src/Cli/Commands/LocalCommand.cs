using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Local;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands;

/// <summary>Runs the functions in this process.</summary>
internal sealed class LocalCommand : Command, IHasExamples
{
    private readonly Option<TimeSpan?> every = SpanOption.Of(
        "--every",
        "How often the schedule ticks (TOKENS_SWEEP_INTERVAL; 15m unless set, 15s for the rehearsal)"
    );

    private readonly Option<string?> parameters = new("--parameters")
    {
        Description = "A JSON file of names and values that the embedded store holds, followed while it changes",
        HelpName = "file",
    };

    private readonly Option<bool> json = new("--json") { Description = "Everything as JSON Lines" };

    public LocalCommand(Shell shell)
        : base("local", "Runs the four functions here, with ticks, change events and policy actions, until Ctrl-C.")
    {
        Add(every);
        Add(parameters);
        Add(json);
        shell.RunWithoutAws(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens local", "a rehearsal in memory, against an endpoint of its own"),
            ("tokens local --parameters mine.json --every 30s", "your own connections, in memory"),
            ("tokens local --endpoint-url http://127.0.0.1:4566", "over LocalStack or moto"),
            ("tokens local --profile dev --region eu-west-1", "over AWS"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        if (session.Target.IsGiven)
        {
            await session.ReadSettingsAsync(cancellation);
        }

        var run = new LocalRun(session.Terminal, session.Target, parsed.GetValue(json), session.IsVerbose);
        try
        {
            await run.RunAsync(parsed.GetValue(every), parsed.GetValue(parameters), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            session.Terminal.Note(Style.Faint, "note", "ended");
        }

        return ExitCode.Done;
    }
}
