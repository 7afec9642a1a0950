using System.Buffers.Binary;
using System.Text;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>Real executables: the dotnet command that runs the tests, and what can be made of it.</summary>
internal static class Executables
{
    private const int Dynamic = 2;

    public static bool AreLinux => OperatingSystem.IsLinux();

    public static byte[] OfThisMachine { get; } = File.ReadAllBytes(Environment.ProcessPath!);

    /// <summary>One that asks for a glibc which nobody has: a version's name is changed where the file keeps its names.</summary>
    public static byte[] OfTheFuture() => Asking("GLIBC_2.99");

    /// <summary>One that asks glibc for something that is no version.</summary>
    public static byte[] AskingForAnAbi() => Asking("GLIBC_ABI_");

    /// <summary>One whose dynamic section lacks an entry, or has another value for it.</summary>
    public static byte[] WithDynamic(long tag, long newTag, long? value = null)
    {
        var bytes = (byte[])OfThisMachine.Clone();
        var entry = bytes.AsSpan(EntryAt(bytes, tag));
        BinaryPrimitives.WriteInt64LittleEndian(entry, newTag);
        BinaryPrimitives.WriteInt64LittleEndian(
            entry[8..],
            value ?? BinaryPrimitives.ReadInt64LittleEndian(entry[8..])
        );
        return bytes;
    }

    /// <summary>One whose first library says that the next one stands before it.</summary>
    public static byte[] WithAChainThatLeadsBack()
    {
        var bytes = WithDynamic(0x6fffffff, 0x6fffffff, long.MaxValue);
        // The first segment is loaded as it lies in the file, and holds the versions.
        var library = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(EntryAt(bytes, 0x6ffffffe) + 8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(library + 12), -16);
        return bytes;
    }

    private static int EntryAt(byte[] bytes, long tag)
    {
        const int headerSize = 56;
        var header = (int)BitConverter.ToInt64(bytes, 32);
        while (BitConverter.ToInt32(bytes, header) != Dynamic)
        {
            header += headerSize;
        }

        var entry = (int)BitConverter.ToInt64(bytes, header + 8);
        while (BitConverter.ToInt64(bytes, entry) != tag)
        {
            entry += 16;
        }

        return entry;
    }

    private static byte[] Asking(string name)
    {
        var bytes = (byte[])OfThisMachine.Clone();
        var at = bytes.AsSpan().IndexOf("GLIBC_2.17\0"u8);
        at = at >= 0 ? at : bytes.AsSpan().IndexOf("GLIBC_2.14\0"u8);
        Encoding.ASCII.GetBytes(name).CopyTo(bytes, at);
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
