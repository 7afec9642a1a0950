using System.Diagnostics;
using System.Text;

namespace Tokens.Tests.Integration.Cli;

/// <summary>A command at a pseudo-terminal: reads what it shows, and types.</summary>
internal sealed class TerminalSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource limit = new(Patience);
    private readonly StringBuilder shown = new();
    private readonly Process process;
    private int read;

    private TerminalSession(Process process) => this.process = process;

    public static TerminalSession At(ProcessStartInfo start) => new(Process.Start(start)!);

    public async Task AnswerAsync(string question, string answer)
    {
        await WaitForAsync(question);
        await TypeAsync(answer);
    }

    public async Task TypeAsync(string answer)
    {
        await process.StandardInput.WriteAsync(answer);
        await process.StandardInput.FlushAsync(limit.Token);
    }

    /// <summary>All that stood between the last question answered and these words, which are read too.</summary>
    public async Task<string> WaitForAsync(string words)
    {
        while (true)
        {
            var text = shown.ToString();
            if (text.IndexOf(words, read, StringComparison.Ordinal) is var found and >= 0)
            {
                var before = text[read..found];
                read = found + words.Length;
                return before;
            }

            if (!await ReadAsync())
            {
                throw new InvalidOperationException($"It ended without \"{words}\". It showed:\n{text}");
            }
        }
    }

    /// <summary>Waits for the end of it all.</summary>
    public async Task<CommandRun> EndAsync()
    {
        while (await ReadAsync()) { }

        await process.WaitForExitAsync(limit.Token);
        return new CommandRun(process.ExitCode, shown.ToString(), "");
    }

    /// <summary>As a window is closed, with whatever runs in it.</summary>
    public void CloseTerminal() => process.Kill();

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        limit.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        var buffer = new char[4096];
        var count = await process.StandardOutput.ReadAsync(buffer, limit.Token);
        shown.Append(buffer, 0, count);
        return count > 0;
    }
}
