using System.ComponentModel;
using System.Diagnostics;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>The browser of whoever sits at this machine.</summary>
internal static class Browser
{
    public static bool TryOpen(Uri link)
    {
        var start =
            OperatingSystem.IsWindows() ? new ProcessStartInfo(link.AbsoluteUri) { UseShellExecute = true }
            : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", [link.AbsoluteUri])
            : new ProcessStartInfo("xdg-open", [link.AbsoluteUri]);
        try
        {
            using var process = Process.Start(start);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
