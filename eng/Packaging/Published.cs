namespace Tokens.Packaging;

/// <summary>The functions as built.</summary>
/// <param name="Executable">The path of bootstrap.</param>
/// <param name="WhyNotAot">Null where it is Native AOT, or where that was not asked for.</param>
/// <param name="Tolerated">Warnings of the build for which it was not refused.</param>
public sealed record Published(string Executable, PackageKind Kind, string? WhyNotAot, IReadOnlyList<string> Tolerated);
