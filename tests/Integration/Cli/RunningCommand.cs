using System.Diagnostics;
using System.Text;

namespace Tokens.Tests.Integration.Cli;

/// <summary>A command that runs while the test continues; its output is read as it comes.</summary>
public sealed class RunningCommand : IDisposable
{
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
    private readonly Lock gate = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Process process;
    private readonly Action<CommandRun> ended;
    private int errorsRead;

    /// <param name="start">What is started.</param>
    /// <param name="ended">Receives the whole output.</param>
    /// <param name="input">Its standard input, which is then closed.</param>
    internal RunningCommand(ProcessStartInfo start, Action<CommandRun> ended, string input = "")
    {
        this.ended = ended;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
    }

    /// <summary>The lines of standard output so far.</summary>
    public IReadOnlyList<string> Lines => Read(output).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Waits for a text on standard output.</summary>
    public async Task WaitForAsync(string text)
    {
        while (!Read(output).Contains(text, StringComparison.Ordinal))
        {
            await WaitAsync(text);
        }
    }

    /// <summary>The next line on standard error that begins so.</summary>
    public async Task<string> ErrorLineAsync(string beginning)
    {
        while (true)
        {
            var lines = Read(errors).Split('\n')[..^1];
            if (
                Array.FindIndex(lines, errorsRead, line => line.StartsWith(beginning, StringComparison.Ordinal))
                is var at
                    and >= 0
            )
            {
                errorsRead = at + 1;
                return lines[at];
            }

            await WaitAsync(beginning);
        }
    }

    /// <param name="signal">Its name without SIG.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(limit.Token);
    }

    /// <summary>As Ctrl-C does, and waits for the end.</summary>
    public async Task<CommandRun> InterruptAsync()
    {
        await SignalAsync("INT");
        return await EndAsync();
    }

    public async Task<CommandRun> EndAsync()
    {
        await process.WaitForExitAsync(limit.Token);
        var run = new CommandRun(process.ExitCode, Read(output), Read(errors));
        ended(run);
        return run;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        limit.Dispose();
    }

    private async Task WaitAsync(string text)
    {
        if (process.HasExited || limit.IsCancellationRequested)
        {
            // The last lines may arrive after the exit.
            await Task.Delay(100);
            if (!(Read(output) + Read(errors)).Contains(text, StringComparison.Ordinal))
            {
                throw new TimeoutException($"There was no \"{text}\" in:\n{Read(output)}\n{Read(errors)}");
            }
        }

        await Task.Delay(20);
    }

    private string Read(StringBuilder text)
    {
        lock (gate)
        {
            return text.ToString();
        }
    }

    private void Take(StringBuilder text, string? line)
    {
        lock (gate)
        {
            text.Append(line is null ? "" : $"{line}\n");
        }
    }
}
