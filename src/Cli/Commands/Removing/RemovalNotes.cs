using Tokens.Cli.Failures;
using Tokens.Cli.Input;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Removing;

/// <summary>Shows what a removal deletes and what it leaves, before anybody agrees to it.</summary>
internal static class RemovalNotes
{
    /// <exception cref="CommandException">Nobody agreed.</exception>
    public static Task AskAsync(Terminal terminal, RemovalPlan plan, bool yes, CancellationToken cancellation)
    {
        Show(terminal, plan);
        return Confirmation.AskAsync(terminal, yes, "Delete them? This cannot be undone.", cancellation);
    }

    public static void ShowWait(Terminal terminal) =>
        terminal.Note(Style.Faint, "note", "wait 30 s before you create one of these names again, as AWS asks for");

    private static void Show(Terminal terminal, RemovalPlan plan)
    {
        if (!plan.HasDefinition)
        {
            terminal.Note(
                Style.Warning,
                "warning",
                $"{plan.Name} has no definition: what lies at its usual places is taken for the rest of it"
            );
        }

        foreach (var parameter in plan.Deleted)
        {
            terminal.Note(Style.Bad, "deletes", parameter.Value);
        }

        foreach (var (parameter, why) in plan.Kept)
        {
            terminal.Note(Style.Faint, "keeps", $"{parameter} ({why})");
        }

        if (plan.Unreadable.Count > 0)
        {
            terminal.Note(
                Style.Warning,
                "warning",
                $"the definition of {string.Join(", ", plan.Unreadable)} cannot be read: no credential is deleted until it is fixed or removed"
            );
        }
    }
}
