namespace Tokens.Tests.Unit;

/// <summary>Where the sources are, for tests that hold them against the documentation.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tokens.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
