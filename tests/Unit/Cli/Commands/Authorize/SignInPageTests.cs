using System.Net;
using System.Text.RegularExpressions;
using Tokens.Cli.Commands.Authorize;
using Tokens.Cli.Output;
using OperatingSystem = System.OperatingSystem;

namespace Tokens.Tests.Unit.Cli.Commands.Authorize;

public sealed partial class SignInPageTests
{
    private static readonly Uri Link = new("https://login.example/authorize?state=fake-state&scope=a%20b");

    private readonly Terminal terminal = new(TextWriter.Null, TextWriter.Null);

    [SkippableFact]
    public void Only_its_owner_can_read_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "There are no modes.");
        using var page = SignInPage.Write(Link, terminal);

        ModeOf(page.Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ModeOf(Path.GetDirectoryName(page.Path)!)
            .Should()
            .Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void It_forwards_to_the_link_and_sends_no_referrer()
    {
        using var page = SignInPage.Write(Link, terminal);
        var html = File.ReadAllText(page.Path);

        Attributes(html, "content=\"0; url=").Should().Equal(Link.AbsoluteUri);
        Attributes(html, "href=\"").Should().Equal(Link.AbsoluteUri);
        html.Should().Contain("""<meta name="referrer" content="no-referrer">""").And.Contain("noreferrer");
    }

    [Fact]
    public void No_link_can_write_markup_into_it()
    {
        var hostile = new Uri("https://login.example/a'b?x=\"><script>alert(1)</script>&lt;&quot;onclick='y'");
        using var page = SignInPage.Write(hostile, terminal);
        var html = File.ReadAllText(page.Path);

        html.Should().NotContain("<script").And.NotContain("'");
        Attributes(html, "href=\"").Should().Equal(hostile.AbsoluteUri);
        Attributes(html, "content=\"0; url=").Should().Equal(hostile.AbsoluteUri);
    }

    [Fact]
    public void It_is_deleted_with_its_folder()
    {
        var page = SignInPage.Write(Link, terminal);
        var folder = Path.GetDirectoryName(page.Path);

        page.Dispose();

        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public void Its_path_says_nothing_of_the_link()
    {
        using var page = SignInPage.Write(Link, terminal);

        page.Path.Should().NotContain("state").And.NotContain("login.example");
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private static IEnumerable<string> Attributes(string html, string before) =>
        html.Split(before).Skip(1).Select(rest => WebUtility.HtmlDecode(Value().Match(rest).Value));

    [GeneratedRegex("^[^\"]*")]
    private static partial Regex Value();
}
