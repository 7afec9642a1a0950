using System.CommandLine;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>Has a person agree to what cannot be undone, or a script say so beforehand.</summary>
internal static class Consent
{
    public static Option<bool> Yes() =>
        new("--yes", "-y") { Description = "Go on without asking; needed where there is no terminal" };

    /// <summary>Shows the warnings, and asks where there are any.</summary>
    /// <exception cref="CommandException">Nobody agreed.</exception>
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

    /// <exception cref="CommandException">Nobody agreed.</exception>
    public static async Task AskAsync(Terminal terminal, bool given, string question, CancellationToken cancellation)
    {
        if (given)
        {
            return;
        }

        var prompt = new Prompt(terminal);
        if (!prompt.IsPossible)
        {
            throw new CommandException("there is no terminal to ask at", "give --yes to go on", ExitCode.Usage);
        }

        if (!await prompt.AgreesAsync(question, cancellation))
        {
            throw new CommandException("nothing was done", "you did not agree", ExitCode.Usage);
        }
    }
}
