using System.Buffers.Binary;
using System.Text;

namespace Tokens.Packaging;

/// <summary>
/// What the loader reads of a Linux executable: its processor, and the versions of glibc's symbols that it asks for. Read
/// by hand, so that packaging needs no binutils. After the ELF-64 specification and the Linux Standard Base (symbol
/// versioning); little-endian only, as Lambda's processors are.
/// </summary>
public sealed record ElfExecutable(ushort Machine, IReadOnlyList<Version> GlibcVersions)
{
    private const uint Load = 1;
    private const uint Dynamic = 2;
    private const long StringTable = 5;
    private const long VersionsNeeded = 0x6ffffffe;
    private const long VersionsNeededCount = 0x6fffffff;
    private const string Glibc = "GLIBC_";

    /// <summary>The newest version asked for; 0.0 where none is.</summary>
    public Version NewestGlibc => GlibcVersions.Append(new Version(0, 0)).Max()!;

    /// <exception cref="RefusedException">It is no such file.</exception>
    public static ElfExecutable Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return Read(bytes);
        }
        catch (Exception notElf) when (notElf is ArgumentException or InvalidDataException or OverflowException)
        {
            throw new RefusedException($"{path} is not a 64-bit Linux executable: {notElf.Message}");
        }
    }

    private static ElfExecutable Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("\u007fELF\u0002\u0001"u8))
        {
            throw new InvalidDataException("its first bytes are not those of one");
        }

        var segments = Segments(file);
        var names = new List<Version>();
        if (segments.FirstOrDefault(segment => segment.Type == Dynamic) is { Size: > 0 } dynamic)
        {
            names.AddRange(Needed(file, segments, Entries(file, dynamic)));
        }

        return new ElfExecutable(U16(file, 18), [.. names.Distinct().Order()]);
    }

    private static List<Segment> Segments(ReadOnlySpan<byte> file)
    {
        var (at, size, count) = (Offset(file, 32), U16(file, 54), U16(file, 56));
        var segments = new List<Segment>(count);
        for (var index = 0; index < count; index++, at += size)
        {
            segments.Add(new(U32(file, at), Offset(file, at + 8), U64(file, at + 16), Offset(file, at + 32)));
        }

        return segments;
    }

    private static Dictionary<long, long> Entries(ReadOnlySpan<byte> file, Segment dynamic)
    {
        var entries = new Dictionary<long, long>();
        for (var at = dynamic.Offset; at < dynamic.Offset + dynamic.Size; at += 16)
        {
            entries[U64(file, at)] = U64(file, at + 8);
        }

        return entries;
    }

    /// <summary>A chain of libraries, each with a chain of the versions wanted of it.</summary>
    private static List<Version> Needed(ReadOnlySpan<byte> file, List<Segment> segments, Dictionary<long, long> entries)
    {
        var versions = new List<Version>();
        if (!entries.TryGetValue(VersionsNeeded, out var address))
        {
            return versions;
        }

        var names = InFile(segments, entries[StringTable]);
        var library = InFile(segments, address);
        for (var left = entries[VersionsNeededCount]; left > 0; left--)
        {
            var wanted = library + (int)U32(file, library + 8);
            for (var more = U16(file, library + 2); more > 0; more--)
            {
                var name = Text(file, names + (int)U32(file, wanted + 8));
                if (
                    name.StartsWith(Glibc, StringComparison.Ordinal)
                    && Version.TryParse(name[Glibc.Length..], out var version)
                )
                {
                    versions.Add(version);
                }

                wanted += (int)U32(file, wanted + 12);
            }

            library += (int)U32(file, library + 12);
        }

        return versions;
    }

    private static int InFile(List<Segment> segments, long address)
    {
        var holder = segments.FirstOrDefault(segment => segment.Type == Load && segment.Holds(address));
        return holder is { Size: > 0 }
            ? checked((int)(holder.Offset + (address - holder.Address)))
            : throw new InvalidDataException($"no segment holds address {address:x}");
    }

    private static string Text(ReadOnlySpan<byte> file, int at)
    {
        var rest = file[at..];
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static ushort U16(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static uint U32(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);

    private static long U64(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt64LittleEndian(file[at..]);

    private static int Offset(ReadOnlySpan<byte> file, int at) => checked((int)U64(file, at));

    private readonly record struct Segment(uint Type, int Offset, long Address, int Size)
    {
        public bool Holds(long address) => address >= Address && address < Address + Size;
    }
}
