using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>Runs the whole deployment on this machine: an emulator of AWS, sample providers, the functions and their events.</summary>
internal sealed class LocalCommand : Command, IHasExamples
{
    private readonly Option<TimeSpan?> every = DurationOption.Of(
        "--every",
        "How often the schedule runs (TOKENS_SWEEP_INTERVAL; 15m unless set, 15s for the sample connections)"
    );

    private readonly Option<string?> parameters = new("--parameters")
    {
        Description = "A JSON file of parameters for the built-in emulator; changes to the file are applied",
        HelpName = "file",
    };

    private readonly Option<int> port = new("--port")
    {
        Description = "The port of the built-in emulator (any free one unless given)",
        HelpName = "number",
    };

    private readonly Option<string?> bootstrap = new("--bootstrap")
    {
        Description = "Run this published executable of the functions instead of those of the command",
        HelpName = "file",
    };

    private readonly Option<bool> json = new("--json") { Description = "All output as JSON Lines" };

    public LocalCommand(Shell shell)
        : base("local", "Runs emulator, sample providers, functions and events on this machine, until Ctrl-C.")
    {
        Add(every);
        Add(parameters);
        Add(port);
        Add(bootstrap);
        Add(json);
        shell.RunWithoutAws(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens local", "sample connections in the built-in emulator, with a page in the browser"),
            ("tokens local --parameters mine.json --every 30s", "your own connections, in the built-in emulator"),
            ("tokens local --endpoint-url http://127.0.0.1:4566", "over LocalStack: deploys topics, rules and queues"),
            ("tokens local --bootstrap out/bootstrap", "with the published executable"),
            ("tokens local --profile dev --region eu-west-1", "over AWS, without deploying anything"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var options = new LocalOptions(parsed.GetValue(every), parsed.GetValue(parameters), parsed.GetValue(port))
        {
            Bootstrap = parsed.GetValue(bootstrap),
            AsJson = parsed.GetValue(json),
        };
        try
        {
            await new LocalRun(session, options).RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            session.Terminal.Note(Style.Faint, "note", "ended");
        }

        return ExitCode.Done;
    }
}

/// <param name="Every">The schedule's interval; null for the environment's.</param>
/// <param name="Parameters">A file of parameters; null for sample connections.</param>
/// <param name="Port">The emulator's; 0 for any.</param>
internal sealed record LocalOptions(TimeSpan? Every, string? Parameters, int Port)
{
    /// <summary>The published executable of the functions; null to run them in this process.</summary>
    public string? Bootstrap { get; init; }

    public bool AsJson { get; init; }
}
