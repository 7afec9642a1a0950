using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Tokens.Bench.ColdRun;

/// <summary>What a running process has used so far.</summary>
internal static partial class ProcessFigures
{
    /// <summary>Its own CPU clock: /proc tells the same time, but in steps of 10 ms, which is half a run.</summary>
    public static double CpuMs(int process)
    {
        if (ClockOf(process, out var clock) is var error and not 0)
        {
            throw new Win32Exception(error);
        }

        return Read(clock, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>The most that was ever resident (VmHWM).</summary>
    public static double PeakMb(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(':', 'k')[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int ClockOf(int process, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int Read(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
