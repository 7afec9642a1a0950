namespace Tokens.Cli.Commands.Local.Page;

/// <summary>A file of the page, embedded in the assembly.</summary>
internal sealed record PageFile(string Path, string ContentType, byte[] Content)
{
    public static IReadOnlyList<PageFile> All { get; } =
    [
        Read("/", "index.html", "text/html; charset=utf-8"),
        Read("/local.js", "local.js", "text/javascript; charset=utf-8"),
        Read("/local.css", "local.css", "text/css; charset=utf-8"),
        Read("/icon.svg", "icon.svg", "image/svg+xml"),
    ];

    private static PageFile Read(string path, string file, string contentType)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"page/{file}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageFile(path, contentType, content);
    }
}
