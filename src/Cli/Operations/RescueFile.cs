using System.Globalization;

namespace Tokens.Cli.Operations;

/// <summary>The last resort for a secret that could not be stored or sealed: a new file that only this user can read.</summary>
internal static class RescueFile
{
    /// <summary>After so many taken names, or other failures, the next folder is tried.</summary>
    private const int MostAttempts = 100;

    /// <summary>The working folder, the home folder, the folder for temporary files.</summary>
    public static IReadOnlyList<string> Folders =>
        [".", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.GetTempPath()];

    /// <param name="folders">In the order in which they are tried.</param>
    /// <param name="connection">Its owner, for the file's name.</param>
    /// <param name="secret">Written without a line end, which would be read as a part of it.</param>
    /// <returns>Its path; null if no folder accepts it.</returns>
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
            .Range(1, MostAttempts)
            .Select(number =>
                Path.GetFullPath(
                    string.Create(CultureInfo.InvariantCulture, $"{connection}-refresh-token-{number}.secret"),
                    Path.GetFullPath(folder)
                )
            );

    private static async Task<bool> TryWriteAsync(string path, Secret secret)
    {
        try
        {
            await using var file = PrivateFile.Create(path);
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(secret.Reveal()));
            file.Flush(flushToDisk: true);
            return true;
        }
        // The name is taken, the folder is read-only, or the disk is full: the next may work.
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
