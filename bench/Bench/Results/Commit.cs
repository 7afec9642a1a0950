using System.Diagnostics;

namespace Tokens.Bench.Results;

/// <summary>What was measured.</summary>
/// <param name="Id">Unknown outside a clone.</param>
/// <param name="Changed">Whether files differ from it.</param>
public sealed record Commit(string Id, bool Changed)
{
    public static async Task<Commit> ReadAsync() =>
        await GitAsync("rev-parse", "--short=12", "HEAD") is { Length: > 0 } id
            ? new Commit(id, await GitAsync("status", "--porcelain") != "")
            : new Commit("unknown", Changed: false);

    public override string ToString() => Changed ? $"{Id} with changes" : Id;

    private static async Task<string> GitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var git = Process.Start(start)!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? output.Trim() : "";
    }
}
