using System.Diagnostics;

namespace Tokens.Tests.Integration.Cli;

/// <summary>The command at a pseudo-terminal, which util-linux's <c>script</c> makes.</summary>
public static class PseudoTerminal
{
    private const string Absent = "there is no script of util-linux on the PATH to make a pseudo-terminal";

    private static readonly Lazy<Task<bool>> Here = new(IsHereAsync);

    /// <summary>Skips the test where there is no such program.</summary>
    public static async Task<CommandRun> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        return await Command.RunAsync(await StartOfAsync(arguments, variables));
    }

    /// <summary>The same, typing each answer once its question is shown.</summary>
    public static async Task<CommandRun> TypeAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        params (string Question, string Answer)[] dialogue
    )
    {
        using var session = await OpenTerminalAsync(arguments, variables);
        foreach (var (question, answer) in dialogue)
        {
            await session.AnswerAsync(question, answer);
        }

        return await session.EndAsync();
    }

    /// <summary>The same, for a test that reads the output before it types.</summary>
    /// <param name="arguments">The command's.</param>
    /// <param name="variables">The command's.</param>
    /// <param name="after">What the shell does at that terminal once the command has ended.</param>
    internal static async Task<TerminalSession> OpenTerminalAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables,
        string? after = null
    ) => TerminalSession.At(await StartOfAsync(arguments, variables, after));

    private static async Task<ProcessStartInfo> StartOfAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables,
        string? after = null
    )
    {
        Skip.IfNot(await Here.Value, Absent);
        var command = string.Join(' ', arguments.Prepend(TestRun.Cli).Select(Quoted));
        // Signals of the terminal are the command's; a shell that stays is to outlive them.
        var line = after is null ? $"exec {command}" : $"trap : INT; {command}; code=$?; {after}; exit $code";
        var start = Command.StartOf(
            "script",
            // The size that a new terminal has; a pseudo-terminal of script's has none.
            ["--quiet", "--return", "--command", $"stty cols 120 rows 40; {line}", "/dev/null"],
            variables
        );
        start.Environment.TryAdd("TERM", "xterm-256color");
        return start;
    }

    private static string Quoted(string argument) => $"'{argument.Replace("'", "'\\''")}'";

    private static async Task<bool> IsHereAsync()
    {
        try
        {
            var run = await Command.RunAsync(Command.StartOf("script", ["--version"], null));
            return run.Output.Contains("util-linux", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
