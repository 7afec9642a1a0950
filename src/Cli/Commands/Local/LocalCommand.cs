using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>Runs the functions in this process.</summary>
internal sealed class LocalCommand : Command, IHasExamples
{
    private readonly Option<TimeSpan?> every = DurationOption.Of(
        "--every",
        "How often the schedule ticks (TOKENS_SWEEP_INTERVAL; 15m unless set, 15s for the sample connections)"
    );

    private readonly Option<string?> parameters = new("--parameters")
    {
        Description = "A JSON file of parameters for the store in memory; changes to the file are applied",
        HelpName = "file",
    };

    private readonly Option<bool> json = new("--json") { Description = "All output as JSON Lines" };

    public LocalCommand(Shell shell)
        : base("local", "Runs the four functions here, with schedule, change and policy events, until Ctrl-C.")
    {
        Add(every);
        Add(parameters);
        Add(json);
        shell.RunWithoutAws(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens local", "sample connections in memory, against a sample provider"),
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
