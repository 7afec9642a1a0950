using System.Diagnostics;

namespace Tokens.Tests.Integration.Cli;

/// <summary>The command <c>tokens</c> as a process, its outputs read through pipes.</summary>
public static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Cleared = ["NO_COLOR", "TERM", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION"];

    public static Task<CommandRun> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null,
        string input = ""
    ) => RunAsync(StartOf(TestRun.Cli, arguments, variables), input);

    /// <summary>One that goes on until it is interrupted.</summary>
    public static RunningCommand Start(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null
    ) => new(StartOf(TestRun.Cli, arguments, variables), _ => { });

    internal static ProcessStartInfo StartOf(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in Cleared)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    internal static async Task<CommandRun> RunAsync(ProcessStartInfo start, string input = "")
    {
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        await PipeAsync(process, input);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} did not end within {Patience}");
        }

        return new CommandRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Whoever does not read what is piped to it has closed its end by now.</summary>
    private static async Task PipeAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException) { }
    }
}
