using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Docs;

/// <summary>docs/reference/definition.md against the profiles: an operator copies a URL from there.</summary>
public sealed partial class DefinitionPageTests
{
    public static TheoryData<string> Names => [.. ProviderProfiles.All.Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_providers_endpoints_are_shown_and_no_others(string name)
    {
        var profile = ProviderProfiles.Parse(name).Valid();
        var cells = Row(name);

        Urls(cells[2]).Should().Equal(profile.TokenEndpoints.Select(endpoint => endpoint.ToString()));
        Urls(cells[3]).Should().Equal(profile.AuthorizationEndpoints.Select(endpoint => endpoint.ToString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bold_is_what_a_definition_that_gives_none_has(string name)
    {
        var profile = ProviderProfiles.Parse(name).Valid();
        var cells = Row(name);

        Bold(cells[2]).Should().Be(profile.TokenEndpoint);
        Bold(cells[3]).Should().Be(profile.AuthorizationEndpoint);
    }

    private static string[] Row(string name) =>
        Page.Named("docs/reference/definition.md")
            .Text.Split("## Endpoints")[1]
            .Split('\n')
            .Single(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal))
            .Split('|');

    private static IEnumerable<string> Urls(string cell) => Url().Matches(cell).Select(match => match.Groups[1].Value);

    private static string? Bold(string cell) =>
        BoldUrl().Match(cell) is { Success: true } match
            ? match.Groups[1].Value.Replace("{region}", "com", StringComparison.Ordinal)
            : null;

    [GeneratedRegex("`(https://[^`]+)`")]
    private static partial Regex Url();

    [GeneratedRegex(@"\*\*`(https://[^`]+)`\*\*")]
    private static partial Regex BoldUrl();
}
