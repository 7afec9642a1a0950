using System.Buffers.Binary;
using System.Text;

namespace Tokens.Packaging;

/// <summary>
/// What the loader reads of a Linux executable: its processor, and what it asks of glibc. Read by hand, so that packaging
/// needs no binutils. After the ELF-64 specification and the Linux Standard Base (symbol versioning); little-endian only,
/// as Lambda's processors are.
/// </summary>
/// <param name="Machine">The processor.</param>
/// <param name="GlibcVersions">The versions of its symbols.</param>
/// <param name="OtherGlibcNames">What has a name instead, as <c>GLIBC_ABI_DT_RELR</c> has, which came with 2.36.</param>
public sealed record ElfExecutable(
    ushort Machine,
    IReadOnlyList<Version> GlibcVersions,
    IReadOnlyList<string> OtherGlibcNames
)
{
    private const uint Load = 1;
    private const uint Dynamic = 2;
    private const long StringTable = 5;
    private const long VersionsNeeded = 0x6ffffffe;
    private const long VersionsNeededCount = 0x6fffffff;

    /// <summary>Where both kinds of entry keep the distance to the next one.</summary>
    private const int NextInChain = 12;
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
        var asked = new List<string>();
        if (segments.FirstOrDefault(segment => segment.Type == Dynamic) is { Size: > 0 } dynamic)
        {
            asked.AddRange(Needed(file, segments, Entries(file, dynamic)));
        }

        var names = asked.Where(name => name.StartsWith(Glibc, StringComparison.Ordinal)).Distinct();
        var numbers = names.ToLookup(name => Version.TryParse(name[Glibc.Length..], out _));
        return new ElfExecutable(
            U16(file, 18),
            [.. numbers[true].Select(name => Version.Parse(name[Glibc.Length..])).Order()],
            [.. numbers[false]]
        );
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
    private static List<string> Needed(ReadOnlySpan<byte> file, List<Segment> segments, Dictionary<long, long> entries)
    {
        var wanted = new List<string>();
        if (!entries.TryGetValue(VersionsNeeded, out var address))
        {
            return wanted;
        }

        var names = InFile(segments, Value(entries, StringTable));
        var libraries = Chain(file, InFile(segments, address), Value(entries, VersionsNeededCount));
        foreach (var library in libraries)
        {
            var versions = Chain(file, library + Step(file, library + 8), U16(file, library + 2));
            foreach (var version in versions)
            {
                wanted.Add(Text(file, names + Step(file, version + 8)));
            }
        }

        return wanted;
    }

    /// <summary>Ends where the loader ends too, at a link of zero; links lead forward only, so that it ends.</summary>
    private static List<int> Chain(ReadOnlySpan<byte> file, int first, long count)
    {
        var chain = new List<int>();
        for (var (at, step) = (first, 1); step > 0 && chain.Count < count; at += step)
        {
            chain.Add(at);
            step = Step(file, at + NextInChain);
        }

        return chain;
    }

    private static long Value(Dictionary<long, long> entries, long tag) =>
        entries.TryGetValue(tag, out var value)
            ? value
            : throw new InvalidDataException($"its dynamic section has no entry {tag:x}");

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

    private static int Step(ReadOnlySpan<byte> file, int at) => checked((int)U32(file, at));

    private static long U64(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt64LittleEndian(file[at..]);

    private static int Offset(ReadOnlySpan<byte> file, int at) => checked((int)U64(file, at));

    private readonly record struct Segment(uint Type, int Offset, long Address, int Size)
    {
        public bool Holds(long address) => address >= Address && address < Address + Size;
    }
}
