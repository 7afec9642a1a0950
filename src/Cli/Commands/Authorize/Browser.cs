using System.ComponentModel;
using System.Diagnostics;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>The default browser of this machine.</summary>
internal static class Browser
{
    /// <summary>The browser's output does not belong to this command, and it may outlive the command's pipes.</summary>
    private const string Silenced = "exec \"$0\" \"$1\" >/dev/null 2>&1 </dev/null";

    /// <summary>A launcher that cannot start a browser exits within this time; others may run as long as the browser.</summary>
    private static readonly TimeSpan LaunchTime = TimeSpan.FromSeconds(1);

    /// <summary>Opens a page on disk, whose path every local user can see as an argument of the browser's process.</summary>
    /// <returns>Whether a browser seems to have started.</returns>
    public static async Task<bool> TryOpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(StartOf(path));
            if (process is null || OperatingSystem.IsWindows())
            {
                return true;
            }

            using var limit = new CancellationTokenSource(LaunchTime, TimeProvider.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return true;
        }
    }

    private static ProcessStartInfo StartOf(string path) =>
        OperatingSystem.IsWindows()
            ? new ProcessStartInfo(path) { UseShellExecute = true }
            : new ProcessStartInfo("/bin/sh", ["-c", Silenced, OperatingSystem.IsMacOS() ? "open" : "xdg-open", path]);
}
