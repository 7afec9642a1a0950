using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Removing;

/// <summary>Removes a connection with all that is its own.</summary>
internal sealed class RemoveCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The connection" };

    private readonly Option<bool> keepCredentials = new("--keep-credentials")
    {
        Description = "Leave its client id, client secret and refresh token",
    };

    private readonly Option<bool> elsewhere = new("--elsewhere")
    {
        Description = "Delete also what its definition placed outside its own folder; what others use stays always",
    };

    private readonly Option<bool> yes = Confirmation.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RemoveCommand(Shell shell)
        : base("remove", "Deletes a connection: its definition, its status and its own parameters, once you agree.")
    {
        Add(name);
        Add(keepCredentials);
        Add(elsewhere);
        Add(yes);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens remove acme", "shows what goes and what stays, and asks"),
            ("tokens remove acme --keep-credentials --yes", "without asking; its credentials stay"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var plan = await session
            .Get<PlanRemoval>()
            .ConnectionAsync(
                parsed.GetValue(name)!,
                parsed.GetValue(keepCredentials),
                parsed.GetValue(elsewhere),
                cancellation
            );
        await RemovalNotes.AskAsync(session.Terminal, plan, parsed.GetValue(yes), cancellation);
        await session.Get<CarryOutRemoval>().RunAsync(plan, cancellation);
        if (parsed.GetValue(json))
        {
            JsonOutput.Write(session.Terminal, new RemovalDocument(plan.Name, plan.DeletedNames, plan.Kept));
        }
        else
        {
            session.Terminal.Line(
                new Cell("removed", Style.Good),
                $" {plan.Name}: {plan.Deleted.Count} parameters deleted"
            );
        }

        RemovalNotes.ShowWait(session.Terminal);
        return ExitCode.Done;
    }
}

/// <summary>The answer of <c>remove --json</c>.</summary>
internal sealed record RemovalDocument(
    string Connection,
    IReadOnlyList<string> Deleted,
    IReadOnlyList<KeptDocument> Kept
);

internal sealed record KeptDocument(string Parameter, string Why);
