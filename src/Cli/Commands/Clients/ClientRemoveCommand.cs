using System.CommandLine;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Removes a client that no connection uses.</summary>
internal sealed class ClientRemoveCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The client" };

    private readonly Option<bool> elsewhere = new("--elsewhere")
    {
        Description = "Delete also its id and secret where they are outside its own folder",
    };

    private readonly Option<bool> yes = Confirmation.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public ClientRemoveCommand(Shell shell)
        : base("remove", "Deletes a client that no connection uses, with its own id and secret, once you agree.")
    {
        Add(name);
        Add(elsewhere);
        Add(yes);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens client remove my-erp", "shows what goes and what stays, and asks"),
            ("tokens client remove my-erp --elsewhere --yes", "without asking, wherever its id and secret are"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var plan = await session
            .Get<PlanRemoval>()
            .ClientAsync(parsed.GetValue(name)!, parsed.GetValue(elsewhere), cancellation);
        await RemovalNotes.AskAsync(session.Terminal, plan, parsed.GetValue(yes), cancellation);
        await session.Get<CarryOutRemoval>().RunAsync(plan, cancellation);
        if (parsed.GetValue(json))
        {
            JsonOutput.Write(session.Terminal, new ClientRemovalDocument(plan.Name, plan.DeletedNames, plan.Kept));
        }
        else
        {
            session.Terminal.Line($"removed client {plan.Name}: {plan.Deleted.Count} parameters deleted");
        }

        RemovalNotes.ShowWait(session.Terminal);
        return ExitCode.Done;
    }
}

/// <summary>The answer of <c>client remove --json</c>.</summary>
internal sealed record ClientRemovalDocument(
    string Client,
    IReadOnlyList<string> Deleted,
    IReadOnlyList<KeptDocument> Kept
);
