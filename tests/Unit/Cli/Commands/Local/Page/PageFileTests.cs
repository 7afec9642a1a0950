using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Tokens.Cli.Commands.Local.Page;

namespace Tokens.Tests.Unit.Cli.Commands.Local.Page;

public sealed partial class PageFileTests
{
    public static TheoryData<string> Paths => [.. PageFile.All.Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_of_the_page_loads_nothing_from_elsewhere(string path) =>
        TextOf(path)
            .Replace("http://www.w3.org/2000/svg", "")
            .Should()
            .NotMatchRegex(@"https?:|[""'(]//|@import|url\(");

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_of_the_page_makes_no_code_or_elements_of_text(string path) =>
        TextOf(path)
            .Should()
            .NotMatchRegex(
                @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(|DOMParser|srcdoc"
            );

    [Fact]
    public void The_document_has_no_inline_script_style_or_handler() =>
        TextOf("/").Should().NotMatchRegex(@"(?i)\son\w+\s*=|\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|javascript:");

    [Fact]
    public void Every_action_of_the_document_exists() =>
        Action()
            .Matches(TextOf("/"))
            .Select(match => match.Groups[1].Value.Replace("-", ""))
            .Should()
            .BeEquivalentTo(Enum.GetNames<PageAction>().Select(name => name.ToLowerInvariant()));

    [Fact]
    public void The_state_has_no_field_for_a_secret() =>
        typeof(LocalPageState)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(LocalPageState).Namespace && type.GetMethod("<Clone>$") is not null)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(Secret))
            .Select(property => property.Name)
            .Distinct()
            .Should()
            .BeSubsetOf([
                .. new[] { "Environment", "Name", "Provider", "Client", "State", "Problem", "Urgency", "Kind", "Text" },
                .. new[] { "To", "Subject", "Body", "Path", "ContentType" },
            ]);

    private static string TextOf(string path) =>
        Encoding.UTF8.GetString(PageFile.All.Single(file => file.Path == path).Content);

    [GeneratedRegex("data-action=\"([a-z-]+)\"")]
    private static partial Regex Action();
}
