using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Output;
using Tokens.Domain.Overview;

namespace Tokens.Cli.Commands;

/// <summary>How connections are doing.</summary>
internal sealed class StatusCommand : Command, IHasExamples
{
    private readonly Argument<string[]> names = new("name")
    {
        Description = "The connections asked for; all of them unless named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public StatusCommand(Shell shell)
        : base("status", "Shows each connection: its state, its token's time left, its secret's age, its last failure.")
    {
        Add(names);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens status", "all connections"),
            ("tokens status acme --json", "one, for a program"),
            ("tokens status > /dev/null || echo trouble", "exits with 1 where somebody must mend something"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var asked = parsed.GetValue(names) is { Length: > 0 } some ? some : null;
        var found = await session.Get<OverviewConnections>().RunAsync(asked, cancellation);
        var now = session.Get<TimeProvider>().GetUtcNow();
        if (parsed.GetValue(json))
        {
            JsonOutput.Write(session.Terminal, StatusDocument.Of(found, now));
        }
        else
        {
            StatusTable.Write(session.Terminal, found, now);
        }

        return found.Any(one => one.AwaitsMending) ? ExitCode.Trouble : ExitCode.Done;
    }
}
