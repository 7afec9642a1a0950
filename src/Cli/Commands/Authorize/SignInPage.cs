using System.Net;
using System.Text;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>
/// A page on disk that redirects the browser to the provider. The link holds the state of the sign-in. Every local user can
/// list a process's arguments and fetch from loopback, and could complete the sign-in with their own code; only this user
/// can read the file (RFC 8252, section 8.6).
/// </summary>
internal sealed class SignInPage : IDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Terminal terminal;

    private SignInPage(DirectoryInfo folder, Terminal terminal) => (this.folder, this.terminal) = (folder, terminal);

    public string Path => System.IO.Path.Combine(folder.FullName, "sign-in.html");

    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It could not be written.</exception>
    public static SignInPage Write(Uri link, Terminal terminal)
    {
        // Unix: mode 0700 under a random name. Windows: the user's own temporary folder.
        var page = new SignInPage(Directory.CreateTempSubdirectory("tokens-"), terminal);
        try
        {
            using var file = PrivateFile.Create(page.Path);
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

    /// <summary>The visible link is for browsers that do not follow the refresh.</summary>
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
