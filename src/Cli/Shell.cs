using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli;

/// <summary>Runs commands: gives each its session, and turns exceptions into a line and an exit code.</summary>
internal sealed class Shell(Terminal terminal, GlobalOptions options)
{
    public Terminal Terminal => terminal;

    /// <summary>The command's action, with the deployment's settings; it returns the exit code.</summary>
    public void Run(Command command, Func<Session, ParseResult, CancellationToken, Task<int>> work) =>
        RunWithoutAws(
            command,
            async (session, parsed, cancellation) =>
            {
                await session.ReadSettingsAsync(cancellation);
                return await work(session, parsed, cancellation);
            }
        );

    /// <summary>For a command that works without AWS, and so without a deployment's settings.</summary>
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

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "The outermost handler; every exception becomes an error line and an exit code."
    )]
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
