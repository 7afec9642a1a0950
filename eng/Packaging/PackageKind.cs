namespace Tokens.Packaging;

/// <summary>What the executable is. Either is named bootstrap and starts by itself.</summary>
public enum PackageKind
{
    NativeAot,

    /// <summary>Self-contained, trimmed, compiled ahead (ReadyToRun), in one file.</summary>
    SingleFile,
}
