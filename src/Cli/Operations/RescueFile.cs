using System.Globalization;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Cli.Operations;

/// <summary>The last place for a secret that nothing else took: a new file that nobody but this user reads.</summary>
internal static class RescueFile
{
    /// <returns>Its path.</returns>
    public static async Task<string> WriteAsync(ConnectionName connection, Secret secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // Windows has no such mode; there the file is as private as its folder.
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Free(connection);
        await using var writer = new StreamWriter(path, options);
        await writer.WriteLineAsync(secret.Reveal());
        return path;
    }

    private static string Free(ConnectionName connection) =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(number =>
                Path.GetFullPath(
                    string.Create(CultureInfo.InvariantCulture, $"{connection}-refresh-token-{number}.secret")
                )
            )
            .First(path => !File.Exists(path));
}
