using System.Security.Cryptography;
using System.Text;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>The file that the page is written to. Only this user can read it, and it is never there in part.</summary>
internal sealed class ReportFile
{
    private readonly string path;

    private ReportFile(string path) => this.path = path;

    /// <summary>Before anything is read, so that a wrong path costs no calls.</summary>
    /// <exception cref="CommandException">No file can be written there.</exception>
    public static ReportFile At(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) || Path.EndsInDirectorySeparator(full) ? throw Refused(path, "is a folder")
            // A file would replace the device.
            : full.StartsWith("/dev/", StringComparison.Ordinal) ? throw Refused(path, "is a device")
            : !Directory.Exists(Path.GetDirectoryName(full)) ? throw Refused(path, "is in a folder that does not exist")
            : new ReportFile(full);
    }

    /// <summary>Replaces what was there.</summary>
    /// <exception cref="CommandException">It could not be written; what was there stays.</exception>
    public void Write(string content)
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
            throw Refused(path, $"could not be written ({refused.GetType().Name})");
        }
        finally
        {
            // Only there where it could not be moved.
            File.Delete(temporary);
        }
    }

    private static CommandException Refused(string path, string why) =>
        new($"--html: {path} {why}", "give a file in a folder that you may write to, or - for standard output", ExitCode.Usage);
}
