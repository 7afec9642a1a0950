using System.Net;
using System.Text;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>
/// A page on disk that forwards the browser to the provider. The link holds the state of the sign-in. Every local user can
/// list a process's arguments and fetch from loopback, and would finish the sign-in with a code of their own; only this
/// user can read the file (RFC 8252, section 8.6).
/// </summary>
internal sealed class SignInPage : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo folder;
    private readonly Terminal terminal;

    private SignInPage(DirectoryInfo folder, Terminal terminal) => (this.folder, this.terminal) = (folder, terminal);

    /// <summary>What the browser is opened with.</summary>
    public string Path => System.IO.Path.Combine(folder.FullName, "sign-in.html");

    /// <param name="link">Where the operator signs in.</param>
    /// <param name="terminal">Where the operator reads that the page could not be deleted.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It could not be written.</exception>
    public static SignInPage Write(Uri link, Terminal terminal)
    {
        // Unix: mode 0700 under a random name. Windows: the user's own temporary folder.
        var page = new SignInPage(Directory.CreateTempSubdirectory("tokens-"), terminal);
        try
        {
            using var file = new FileStream(page.Path, Options());
            file.Write(Encoding.UTF8.GetBytes(Html(link)));
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        // On Windows the browser may have it open.
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            terminal.Note(Style.Warning, "warning", $"{folder.FullName} could not be deleted; delete it yourself");
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // Windows has no such mode; there the file is as private as its folder.
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    /// <summary>The link is for those whose browser does not forward by itself.</summary>
    private static string Html(Uri link)
    {
        var address = WebUtility.HtmlEncode(link.AbsoluteUri);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="refresh" content="0; url={address}">
            <title>Sign in</title>
            </head>
            <body>
            <p><a href="{address}" rel="noreferrer">Continue to {WebUtility.HtmlEncode(link.Host)}</a></p>
            </body>
            </html>

            """;
    }
}
