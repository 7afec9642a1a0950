using System.Diagnostics;
using System.Text;

namespace Tokens.Tests.Integration.Cli;

/// <summary>A command that waits for something and then ends by itself; its standard error is read as it comes.</summary>
public sealed class WaitingCommand : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource limit = new(Patience);
    private readonly StringBuilder errors = new();
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Action<CommandRun> ended;

    /// <param name="start">What is started.</param>
    /// <param name="ended">Gets all that it showed.</param>
    /// <param name="input">What is piped into it; it waits for nothing more.</param>
    internal WaitingCommand(ProcessStartInfo start, Action<CommandRun> ended, string input = "")
    {
        process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync(limit.Token);
        this.ended = ended;
    }

    /// <summary>The next line on standard error that begins so.</summary>
    public async Task<string> ErrorLineAsync(string beginning)
    {
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            errors.Append(line).Append('\n');
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without \"{beginning}\":\n{errors}");
    }

    /// <summary>As Ctrl-C does; it may go on all the same.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <param name="signal">Its name without SIG.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(limit.Token);
    }

    public async Task<CommandRun> EndAsync()
    {
        errors.Append(await process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        var run = new CommandRun(process.ExitCode, await output, errors.ToString());
        ended(run);
        return run;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        limit.Dispose();
        return ValueTask.CompletedTask;
    }
}
