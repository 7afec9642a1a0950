using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Refresh;

/// <summary>Refreshes on demand.</summary>
internal sealed class RefreshCommand : Command, IHasExamples
{
    private readonly Argument<string[]> names = new("name")
    {
        Description = "The connections to refresh now, whatever their age or state; unless named, those that are due",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RefreshCommand(Shell shell)
        : base("refresh", "Refreshes connections from here, as the schedule's function does.")
    {
        Add(names);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens refresh acme", "one, now"),
            ("tokens refresh", "whatever is due"),
            ("tokens refresh acme --json", "exits with 1 where a refresh failed"),
        ];

    private Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation) =>
        RefreshNow.RunAsync(
            session,
            parsed.GetValue(names) is { Length: > 0 } some ? some : null,
            parsed.GetValue(json),
            cancellation
        );
}
