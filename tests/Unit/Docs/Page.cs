using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Docs;

/// <summary>A page of the documentation.</summary>
/// <param name="Name">Its path below the repository.</param>
internal sealed partial record Page(string Name, string Text)
{
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Order()
            .Select(file => new Page(
                Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'),
                File.ReadAllText(file)
            )),
    ];

    public static Page Named(string name) => All.Single(page => page.Name == name);

    /// <summary>Where its links lead, as they are written.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>Its headings, as GitHub names them in a link.</summary>
    public IEnumerable<string> Anchors =>
        Heading()
            .Matches(Prose)
            .Select(match => NoLetter().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The blocks of code in a language.</summary>
    public IEnumerable<string> Code(string language) =>
        Block().Matches(Text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    private string Prose => Block().Replace(Text, "");

    public override string ToString() => Name;

    [GeneratedRegex(@"(?ms)^ *```(\w*)\n(.*?)^ *```$")]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^#+ (.+?)\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]")]
    private static partial Regex NoLetter();
}
