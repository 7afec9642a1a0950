using System.IO.Compression;

namespace Tokens.Packaging;

/// <summary>The deployment package: bootstrap at its root, executable, and nothing else.</summary>
public static class FunctionsZip
{
    // S_IFREG and rwxr-xr-x, where the zip format keeps Unix's mode.
    private const int Mode = (0x8000 | 0x1ED) << 16;

    // The earliest that a zip can tell: the same executable gives the same bytes, whenever it was built.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string executable, string zip)
    {
        using var archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        var entry = archive.CreateEntry("bootstrap", CompressionLevel.SmallestSize);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = Mode;
        using var from = File.OpenRead(executable);
        using var to = entry.Open();
        from.CopyTo(to);
    }
}
