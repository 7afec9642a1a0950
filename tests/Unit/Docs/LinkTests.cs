namespace Tokens.Tests.Unit.Docs;

public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_something_that_is_there(string name)
    {
        var page = Page.Named(name);

        var dead = page
            .Links.Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Where(link => !Leads(page, link));

        dead.Should().BeEmpty();
    }

    private static bool Leads(Page from, string link)
    {
        var (target, anchor) = link.Split('#') is [var path, var heading] ? (path, heading) : (link, null);
        var file = target.Length == 0 ? from.Name : Below(from, target);
        if (!Path.Exists(Path.Combine(Repository.Root, file)))
        {
            return false;
        }

        return anchor is null || Page.Named(file).Anchors.Contains(anchor);
    }

    private static string Below(Page from, string target)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, from.Name))!;
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(target, folder)).Replace('\\', '/');
    }
}
