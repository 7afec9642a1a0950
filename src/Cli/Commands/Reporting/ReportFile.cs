using System.Security.Cryptography;
using System.Text;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>The file that the page is written to. Only this user can read it, and it is never there in part.</summary>
internal static class ReportFile
{
    private const string Hint = "give a file in a folder that you may write to, or - for standard output";

    /// <summary>Known before anything is read; null where it seems that a file can be written there.</summary>
    public static string? ProblemWith(string path)
    {
        var full = path.Length == 0 ? "" : Path.GetFullPath(path);
        var problem =
            full.Length == 0 ? "is empty and names no file"
            : Directory.Exists(full) || Path.EndsInDirectorySeparator(full) ? "is a folder"
            // A file would replace the device.
            : full.StartsWith("/dev/", StringComparison.Ordinal) ? "is a device"
            : !Directory.Exists(Path.GetDirectoryName(full)) ? "is in a folder that does not exist"
            : null;
        return problem is null ? null : $"--html: {path} {problem}; {Hint}";
    }

    /// <summary>Replaces what was there.</summary>
    /// <exception cref="CommandException">It could not be written; what was there stays.</exception>
    public static void Write(string path, string content)
    {
        var temporary = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.tmp";
        try
        {
            using (var file = PrivateFile.Create(temporary))
            {
                file.Write(Encoding.UTF8.GetBytes(content));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                $"--html: {path} could not be written ({refused.GetType().Name})",
                Hint,
                ExitCode.Usage
            );
        }
        finally
        {
            // Only there where it could not be moved.
            File.Delete(temporary);
        }
    }
}
