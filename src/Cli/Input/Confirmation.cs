using System.CommandLine;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>Confirmation of what cannot be undone: at the terminal, or by <c>--yes</c>.</summary>
internal static class Confirmation
{
    public static Option<bool> Yes() =>
        new("--yes", "-y") { Description = "Go on without confirmation; needed where there is no terminal" };

    /// <summary>Shows the warnings, and asks where there are any.</summary>
    /// <exception cref="CommandException">The operator did not confirm.</exception>
    public static async Task AskAsync(
        Terminal terminal,
        bool given,
        IEnumerable<string> warnings,
        CancellationToken cancellation
    )
    {
        var all = warnings.ToList();
        foreach (var warning in all)
        {
            terminal.Note(Style.Warning, "warning", warning);
        }

        if (all.Count > 0)
        {
            await AskAsync(terminal, given, "Go on?", cancellation);
        }
    }

    /// <exception cref="CommandException">It was not confirmed.</exception>
    public static async Task AskAsync(Terminal terminal, bool given, string question, CancellationToken cancellation)
    {
        if (given)
        {
            return;
        }

        var prompt = new Prompt(terminal);
        if (!prompt.IsPossible)
        {
            throw new CommandException(
                "this needs confirmation, and there is no terminal",
                "give --yes to go on",
                ExitCode.Usage
            );
        }

        if (!await prompt.ConfirmsAsync(question, cancellation))
        {
            throw new CommandException("nothing was done", "you did not confirm", ExitCode.Usage);
        }
    }
}
