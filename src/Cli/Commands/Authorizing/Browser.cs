using System.ComponentModel;
using System.Diagnostics;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>The browser of whoever sits at this machine.</summary>
internal static class Browser
{
    /// <summary>What a browser prints is no answer of this command, and it may outlive the command's own pipes.</summary>
    private const string Silenced = "exec \"$0\" \"$1\" >/dev/null 2>&1 </dev/null";

    /// <summary>Whatever starts a browser has said by then that it cannot, or runs as long as the browser does.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <param name="path">A page on disk. Every local user can list it as an argument of the browser's process.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether one seems to have been started.</returns>
    public static async Task<bool> TryOpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(StartOf(path));
            if (process is null || OperatingSystem.IsWindows())
            {
                return true;
            }

            using var limit = new CancellationTokenSource(Moment, TimeProvider.System);
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
