using System.Net;
using System.Text.RegularExpressions;
using OperatingSystem = System.OperatingSystem;

namespace Tokens.Tests.Integration.Cli;

/// <summary>
/// A script in the place of xdg-open, which keeps what a browser would see of the sign-in and what any local user could.
/// </summary>
internal sealed partial class ScriptedBrowser : IDisposable
{
    private readonly DirectoryInfo folder;

    private ScriptedBrowser(DirectoryInfo folder) => this.folder = folder;

    /// <summary>The temporary folder of the command.</summary>
    public string Folder => folder.FullName;

    public IEnumerable<string> PagesLeft => Directory.EnumerateDirectories(Folder, "tokens-*");

    private string Result => Path.Combine(Folder, "opened");

    public static async Task<ScriptedBrowser> InstallAsync(World world)
    {
        var browser = new ScriptedBrowser(Directory.CreateTempSubdirectory("scripted-browser-"));
        var script = Path.Combine(browser.Folder, "xdg-open");
        await File.WriteAllTextAsync(script, browser.Script());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        world.Variables["PATH"] = $"{browser.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        world.Variables["TMPDIR"] = browser.Folder;
        return browser;
    }

    public async Task<OpenedPage> OpenedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!File.Exists(Result))
        {
            await Task.Delay(20, limit.Token);
        }

        var lines = await File.ReadAllLinesAsync(Result);
        var page = await File.ReadAllTextAsync(Path.Combine(Folder, "page"));
        var link = new Uri(WebUtility.HtmlDecode(Forwarding().Match(page).Groups[1].Value));
        return new OpenedPage(lines[0], lines[1..3], string.Join('\n', lines[3..]), link);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Its own command line, and that of the command that started it.</summary>
    private string Script() =>
        $"""
            #!/bin/sh
            echo noise
            echo noise >&2
            cp "$1" "{Folder}/page"
            echo "$1" > "{Folder}/opening"
            stat -c %a "$1" "$(dirname "$1")" >> "{Folder}/opening"
            tr '\0' '\n' < /proc/$$/cmdline >> "{Folder}/opening"
            tr '\0' '\n' < /proc/$PPID/cmdline >> "{Folder}/opening"
            mv "{Folder}/opening" "{Result}"

            """;

    [GeneratedRegex("content=\"0; url=([^\"]*)\"")]
    private static partial Regex Forwarding();
}

/// <param name="Path">What the browser was opened with.</param>
/// <param name="Modes">The page's and its folder's, in octal digits.</param>
/// <param name="CommandLines">Of the browser and of the command, as any local user can list them.</param>
/// <param name="Link">Where the page forwards to.</param>
internal sealed record OpenedPage(string Path, string[] Modes, string CommandLines, Uri Link);
