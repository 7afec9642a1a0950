using System.Text;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>Real executables: the dotnet command that runs the tests, and what can be made of it.</summary>
internal static class Executables
{
    public static bool AreLinux => OperatingSystem.IsLinux();

    public static byte[] OfThisMachine { get; } = File.ReadAllBytes(Environment.ProcessPath!);

    /// <summary>One that asks for a glibc which nobody has: a version's name is changed where the file keeps its names.</summary>
    public static byte[] OfTheFuture()
    {
        var bytes = (byte[])OfThisMachine.Clone();
        var at = bytes.AsSpan().IndexOf("GLIBC_2.17\0"u8);
        at = at >= 0 ? at : bytes.AsSpan().IndexOf("GLIBC_2.14\0"u8);
        Encoding.ASCII.GetBytes("GLIBC_2.99").CopyTo(bytes, at);
        return bytes;
    }

    /// <summary>One for a processor of the other kind.</summary>
    public static byte[] ForTheOtherProcessor()
    {
        var bytes = (byte[])OfThisMachine.Clone();
        bytes[18] = (byte)(bytes[18] == 62 ? 183 : 62);
        return bytes;
    }
}
