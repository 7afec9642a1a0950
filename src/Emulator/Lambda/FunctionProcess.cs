using System.Diagnostics;
using System.Text;

namespace Tokens.Emulator.Lambda;

/// <summary>The function's process, from its start to its last line.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(2);
    private readonly Process process;

    private FunctionProcess(Process process, OutputLog output)
    {
        this.process = process;
        Id = process.Id;
        Exited = ExitAsync(
            ReadAsync(process.StandardOutput, OutputSource.StandardOutput, output),
            ReadAsync(process.StandardError, OutputSource.StandardError, output)
        );
    }

    public int Id { get; }

    /// <summary>A timestamp of the system clock.</summary>
    public required long StartedAt { get; init; }

    /// <summary>The exit code, once all it wrote was read.</summary>
    public Task<int> Exited { get; }

    public bool Killed { get; private set; }

    public static FunctionProcess Start(LambdaHostOptions options, string runtimeApi, OutputLog output)
    {
        var start = new ProcessStartInfo(options.Executable, options.Arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(options.Executable)),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in FunctionVariables.Of(options, runtimeApi))
        {
            start.Environment[name] = value;
        }

        var startedAt = TimeProvider.System.GetTimestamp();
        return new FunctionProcess(Process.Start(start)!, output) { StartedAt = startedAt };
    }

    public void Kill()
    {
        Killed = true;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Disposed of in the meantime, which killed it too.
        }
    }

    public void Dispose() => process.Dispose();

    // A child that outlives the process holds its output open; its lines are not waited for.
    private async Task<int> ExitAsync(params Task[] readers)
    {
        await process.WaitForExitAsync();
        await Task.WhenAny(Task.WhenAll(readers), Task.Delay(LastLines, TimeProvider.System));
        return process.ExitCode;
    }

    private static async Task ReadAsync(StreamReader reader, OutputSource source, OutputLog output)
    {
        while (await reader.ReadLineAsync() is { } text)
        {
            output.Add(new OutputLine(source, text));
        }
    }
}
