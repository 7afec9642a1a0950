using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Composition;
using Tokens.Cli.Help;
using Tokens.Cli.Hosting;
using Tokens.Cli.Input;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Replay;

/// <summary>Invokes a function with an event from a file, as Lambda would.</summary>
internal sealed class ReplayCommand : Command, IHasExamples
{
    private const string CompletedTopic = "TOKENS_COMPLETED_TOPIC_ARN";

    private readonly Argument<string> file = new("file") { Description = "The event's JSON; - for standard input" };

    private readonly Option<string?> function = new("--function")
    {
        Description = "The function; unless given, chosen by the event's shape",
        HelpName = "name",
    };

    public ReplayCommand(Shell shell)
        : base("replay", "Invokes a function here with an event from a file, as Lambda would.")
    {
        function.AcceptOnlyFromAmong([.. FunctionTable.All.Select(entry => entry.Name)]);
        Add(file);
        Add(function);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "The response goes to standard output, the function's log lines to standard error. It does all that the function does, "
        + "over the chosen store.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens replay event.json", "one from a dead-letter queue, once its cause is fixed"),
            ("echo '{\"connections\":[\"acme\"]}' | tokens replay -", "RefreshTokens on demand"),
            ("echo '{\"parameter\":\"/my-erp/lwa/clientsecret\"}' | tokens replay -", "a rotation-completed message"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        // Validates the settings, which the functions read from the environment.
        var environment = session.Get<TokensEnvironment>();
        var clock = session.Get<TimeProvider>();
        var text = await TextInput.ReadAsync(session.Terminal, parsed.GetValue(file), cancellation);
        var replayed = ReplayedEvent.Parse(text, parsed.GetValue(function), clock.GetUtcNow());
        if (replayed.Topic is { } topic && environment.CompletedTopicArn is null)
        {
            // The operator who replays a message vouches for its topic.
            Environment.SetEnvironmentVariable(CompletedTopic, topic);
        }

        await using var services = Startup
            .AddFunctions(
                new ServiceCollection(),
                new TokensEnvironment(Environment.GetEnvironmentVariable),
                TimeProvider.System,
                session.Terminal.ErrorStream
            )
            .BuildServiceProvider();
        // A function that is abandoned in the middle of an exchange loses the token.
        session.Interruption.HoldOff();
        var answer = await new FunctionHost(services, clock).InvokeAsync(replayed.Function, replayed.Payload);
        return Show(session.Terminal, replayed, answer);
    }

    private static int Show(Terminal terminal, ReplayedEvent replayed, string answer)
    {
        if (answer.Length == 0)
        {
            terminal.Note(Style.Good, "note", $"{replayed.Function.Name} is done; it has no response");
            return ExitCode.Done;
        }

        terminal.Line(answer);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("statusCode").GetInt32() == 200 ? ExitCode.Done : ExitCode.Trouble;
    }
}
