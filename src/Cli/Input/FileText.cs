using Tokens.Cli.Failures;

namespace Tokens.Cli.Input;

/// <summary>A file that a command was pointed at.</summary>
internal static class FileText
{
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException(
                $"the file {path} cannot be read ({failure.GetType().Name})",
                "give another one, or - for standard input",
                ExitCode.Usage
            );
        }
    }
}
