using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli;

/// <summary>Runs commands: gives each its session, and makes of what goes wrong a line and an exit code.</summary>
internal sealed class Shell(Terminal terminal, GlobalOptions options)
{
    public Terminal Terminal => terminal;

    /// <summary>Has the command do this when it is asked for, under the settings of the deployment.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">Its work; answers the exit code.</param>
    public void Run(Command command, Func<Session, ParseResult, CancellationToken, Task<int>> work) =>
        RunWithoutAws(
            command,
            async (session, parsed, cancellation) =>
            {
                await session.ReadSettingsAsync(cancellation);
                return await work(session, parsed, cancellation);
            }
        );

    /// <summary>The same for a command that needs no AWS, and so no settings of a deployment.</summary>
    public void RunWithoutAws(Command command, Func<Session, ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction((parsed, cancellation) => RunUntilInterruptedAsync(work, parsed, cancellation));

    private async Task<int> RunUntilInterruptedAsync(
        Func<Session, ParseResult, CancellationToken, Task<int>> work,
        ParseResult parsed,
        CancellationToken cancellation
    )
    {
        using var interruption = new Interruption(terminal);
        using var hangUp = PosixSignalRegistration.Create(
            PosixSignal.SIGHUP,
            signal =>
            {
                signal.Cancel = true;
                interruption.HangUp();
            }
        );
        await using var asked = cancellation.Register(interruption.Request);
        var running = RunAsync(work, parsed, interruption);
        return await Task.WhenAny(running, interruption.OverAsync()) == running ? await running : ExitCode.Interrupted;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The last place: nobody is above, and nothing is hidden.")]
    private async Task<int> RunAsync(
        Func<Session, ParseResult, CancellationToken, Task<int>> work,
        ParseResult parsed,
        Interruption interruption
    )
    {
        var verbose = options.IsVerbose(parsed);
        try
        {
            await using var session = new Session(terminal, options.TargetOf(parsed), verbose, interruption);
            return await work(session, parsed, interruption.Token);
        }
        catch (Exception exception)
        {
            return terminal.Fail(Failure.Of(exception, interruption.Token), verbose);
        }
    }
}
