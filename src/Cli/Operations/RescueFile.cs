using System.Globalization;

namespace Tokens.Cli.Operations;

/// <summary>The last place for a secret that nothing else took: a new file that nobody but this user reads.</summary>
internal static class RescueFile
{
    /// <summary>Beyond it a folder is taken for one that takes no file.</summary>
    private const int MostNumbers = 100;

    /// <summary>The working folder, or else the home folder, or else the one for what is temporary.</summary>
    public static IReadOnlyList<string> Folders =>
        [".", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.GetTempPath()];

    /// <param name="folders">In the order in which they are tried.</param>
    /// <param name="connection">Whose it is.</param>
    /// <param name="secret">All that the file holds, without a line's end, which would be read as a part of it.</param>
    /// <returns>Its path; null where none of them takes it.</returns>
    public static async Task<string?> WriteAsync(IEnumerable<string> folders, ConnectionName connection, Secret secret)
    {
        foreach (var path in folders.Where(folder => folder.Length > 0).SelectMany(folder => Paths(folder, connection)))
        {
            if (await TryWriteAsync(path, secret))
            {
                return path;
            }
        }

        return null;
    }

    private static IEnumerable<string> Paths(string folder, ConnectionName connection) =>
        Enumerable
            .Range(1, MostNumbers)
            .Select(number =>
                Path.GetFullPath(
                    string.Create(CultureInfo.InvariantCulture, $"{connection}-refresh-token-{number}.secret"),
                    Path.GetFullPath(folder)
                )
            );

    private static async Task<bool> TryWriteAsync(string path, Secret secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // Windows has no such mode; there the file is as private as its folder.
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using var file = new FileStream(path, options);
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(secret.Reveal()));
            file.Flush(flushToDisk: true);
            return true;
        }
        // The name is taken, the folder takes nothing, or the disk is full: the next may do.
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
