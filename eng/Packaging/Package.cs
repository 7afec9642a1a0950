namespace Tokens.Packaging;

/// <summary>What was made.</summary>
/// <param name="Glibc">The version of glibc that it needs at least.</param>
public sealed record Package(string Zip, string Template, Published Published, Version Glibc);
