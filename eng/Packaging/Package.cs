namespace Tokens.Packaging;

/// <summary>What was made.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Glibc">The version of glibc that it needs at least.</param>
public sealed record Package(string Folder, Published Published, Version Glibc)
{
    public const string ZipName = "functions.zip";

    public const string TemplateName = "template.json";

    public const string BillName = "sbom.json";

    public string Zip => Path.Combine(Folder, ZipName);

    public string Template => Path.Combine(Folder, TemplateName);

    /// <summary>What the executable is made of; may be left out.</summary>
    public string Bill => Path.Combine(Folder, BillName);
}
