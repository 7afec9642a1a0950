using System.Diagnostics;
using System.Text;

namespace Tokens.Tests.Integration.Cli;

/// <summary>A command that goes on until it is interrupted.</summary>
public sealed class RunningCommand : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Lock gate = new();
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Process process;

    private RunningCommand(Process process) => this.process = process;

    public static RunningCommand Start(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        var command = new RunningCommand(process);
        process.OutputDataReceived += (_, line) => command.Take(command.output, line.Data);
        process.ErrorDataReceived += (_, line) => command.Take(command.errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return command;
    }

    public string Output
    {
        get
        {
            lock (gate)
            {
                return output.ToString();
            }
        }
    }

    public async Task WaitForAsync(string words)
    {
        var until = DateTime.UtcNow + Patience;
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            if (DateTime.UtcNow > until || process.HasExited)
            {
                throw new TimeoutException($"There was no \"{words}\" in:\n{Output}\n{errors}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>As Ctrl-C does.</summary>
    public async Task<CommandRun> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        lock (gate)
        {
            return new CommandRun(process.ExitCode, output.ToString(), errors.ToString());
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (gate)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}
