namespace Tokens.Packaging;

/// <summary>What Native AOT links with: clang unless it is missing, then gcc.</summary>
public abstract record Linker
{
    private Linker() { }

    /// <param name="Properties">What the build has to be told of it.</param>
    public sealed record Found(IReadOnlyList<string> Properties) : Linker;

    public sealed record Missing : Linker;

    /// <param name="path">The folders of programs, as in the variable PATH.</param>
    public static Linker Find(string? path) =>
        Has(path, "clang") ? new Found([])
        : Has(path, "gcc") ? new Found(["-p:CppCompilerAndLinker=gcc"])
        : new Missing();

    private static bool Has(string? path, string program) =>
        (path ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
