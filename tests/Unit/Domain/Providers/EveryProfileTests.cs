using FluentAssertions;
using Tokens.Domain.Connections;
using Tokens.Domain.Providers;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Providers;

/// <summary>What holds for each profile, so that a new one is covered without being listed.</summary>
public sealed class EveryProfileTests
{
    public static TheoryData<string> Names => [.. ProviderProfiles.All.Select(profile => profile.Name)];

    [Fact]
    public void No_two_share_a_name() =>
        ProviderProfiles.All.Select(profile => profile.Name).Should().OnlyHaveUniqueItems();

    [Fact]
    public void No_two_are_called_the_same_by_people() =>
        ProviderProfiles.All.Select(profile => profile.DisplayName).Should().OnlyHaveUniqueItems();

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_name_is_in_kebab_case(string name) => name.Should().MatchRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");

    [Theory]
    [MemberData(nameof(Names))]
    public void People_have_a_name_for_it_and_steps_to_follow(string name)
    {
        var profile = Profile(name);

        profile.DisplayName.Should().MatchRegex("^[A-Za-z][ -~]+$");
        profile
            .RotationSteps.Concat(profile.SignInSteps)
            .Should()
            .AllSatisfy(step => step.Should().MatchRegex("^[A-Z][ -~]+[.]$").And.HaveLength(step.Trim().Length));
        profile.RotationSteps.Should().Contain(step => step.Contains("as a new version of the parameter"));
        profile.SignInSteps[^1].Should().Be("Store the new refresh token as a new version of the parameter.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_endpoints_are_https_and_on_its_own_hosts(string name)
    {
        var profile = Profile(name);
        foreach (var url in new[] { profile.TokenEndpoint, profile.AuthorizationEndpoint }.OfType<string>())
        {
            AllowedHosts.None.Permit(url, profile).Valid().Scheme.Should().Be("https");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_that_begins_as_its_own_and_goes_on_is_refused(string name)
    {
        foreach (var host in Profile(name).Hosts)
        {
            var lookalike = $"https://{host.ToString().Replace("*", "acme", StringComparison.Ordinal)}.evil.example/x";
            AllowedHosts.None.Permit(lookalike, Profile(name)).Problem().Should().Contain("may not be sent");
        }
    }

    /// <summary>A key with a capital would be a code that no provider sends: they are compared to the letter.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_error_codes_are_in_lower_case(string name) =>
        Profile(name).Errors.Keys.Should().NotContain(code => !code.All(c => char.IsAsciiLetterLower(c) || c == '_'));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_lifetime_is_one_that_can_be_kept_fresh(string name) =>
        (Profile(name).AccessTokenLifetime ?? TimeSpan.FromHours(1)).Should().BeGreaterThan(TimeSpan.FromMinutes(20));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_token_before_this_one_can_only_work_where_there_is_a_new_one(string name) =>
        (Profile(name).PreviousRefreshTokenWorks && !Profile(name).RefreshTokenRotates).Should().BeFalse();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_takes_what_it_says(string name)
    {
        var (profile, definition) = (Profile(name), Some.Definition(name));
        var hosts = AllowedHosts.Parse(profile.Hosts.Count == 0 ? "sso.acme.example" : "").Valid();

        var connection = new ConnectionRules(The.Layout, hosts, The.Paths).Define(Some.Name(), definition, []).Valid();

        connection.Provider.Should().BeSameAs(profile);
        connection.Endpoint.Token.Should().Be(new Uri(profile.TokenEndpoint ?? definition.TokenEndpoint!));
        connection.Endpoint.ClientAuthentication.Should().Be(profile.ClientAuthentication);
        connection.RefreshTokenRotates.Should().Be(profile.RefreshTokenRotates);
        connection.AccessTokenLifetime.Should().Be(profile.AccessTokenLifetime ?? TimeSpan.FromHours(1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_may_say_otherwise(string name)
    {
        var profile = Profile(name);
        var definition = Some.Definition(name) with
        {
            RefreshTokenRotates = !profile.RefreshTokenRotates,
            AccessTokenLifetime = "45m",
            ClientAuthentication = profile.ClientAuthentication == ClientAuthentication.Body ? "basic" : "body",
        };

        var connection = new ConnectionRules(The.Layout, AllowedHosts.Parse("sso.acme.example").Valid(), The.Paths)
            .Define(Some.Name(), definition, [])
            .Valid();

        connection.RefreshTokenRotates.Should().Be(!profile.RefreshTokenRotates);
        connection.AccessTokenLifetime.Should().Be(TimeSpan.FromMinutes(45));
        connection.Endpoint.ClientAuthentication.Should().NotBe(profile.ClientAuthentication);
    }

    [Theory]
    [InlineData("microsoft-entra")]
    [InlineData("oauth2")]
    [InlineData("shopify")]
    [InlineData("zoho")]
    public void Where_each_customer_has_an_endpoint_of_their_own_the_definition_must_tell(string name) =>
        The
            .Rules.Define(Some.Name(), new ConnectionDefinition { Provider = name }, [])
            .Problem()
            .Should()
            .Contain($"tokenEndpoint: is required for {name}");

    private static ProviderProfile Profile(string name) => ProviderProfiles.Parse(name).Valid();
}
