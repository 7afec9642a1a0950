using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Domain.Model.Providers;

/// <summary>What holds for each profile, so that a new one is covered without being listed.</summary>
public sealed partial class EveryProfileTests
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
    public void Its_usual_endpoints_are_among_those_that_it_pins(string name)
    {
        var profile = Profile(name);
        if (profile.TokenEndpoint is { } token)
        {
            profile.PermitTokenEndpoint(token, AllowedHosts.None).Valid().AbsoluteUri.Should().Be(token);
        }

        if (profile.AuthorizationEndpoint is { } authorization)
        {
            profile
                .PermitAuthorizationEndpoint(authorization, AllowedHosts.None)
                .Valid()
                .AbsoluteUri.Should()
                .Be(authorization);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_pins_https_URLs_of_lower_case_hosts_with_a_path_and_nothing_else(string name)
    {
        var profile = Profile(name);

        profile
            .TokenEndpoints.Concat(profile.AuthorizationEndpoints)
            .Select(pattern => pattern.ToString())
            .Should()
            .NotContain(url => !Regex.IsMatch(url, "^https://[a-z0-9.{}-]+(/[A-Za-z0-9._{}-]+)+$"));
        profile.TokenEndpoints.Any().Should().Be(name != "oauth2");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_that_begins_as_its_own_and_goes_on_is_refused(string name)
    {
        foreach (var pattern in Profile(name).TokenEndpoints)
        {
            var url = Placeholder().Replace(pattern.ToString(), "acme");
            var lookalike = url.Insert(url.IndexOf('/', "https://".Length), ".evil.example");
            Profile(name)
                .PermitTokenEndpoint(lookalike, AllowedHosts.None)
                .Problem()
                .Should()
                .Contain("may not be sent");
        }
    }

    /// <summary>A key in mixed case would be a code that no provider sends: they are compared to the letter.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_error_codes_are_in_one_case(string name) =>
        Profile(name).Errors.Keys.Should().NotContain(code => !Regex.IsMatch(code, "^([a-z_]+|[A-Z_]+)$"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_phrase_distinguishes_the_causes_of_a_code_that_it_knows(string name) =>
        Profile(name).ErrorPhrases.Select(phrase => phrase.Code).Except(Profile(name).Errors.Keys).Should().BeEmpty();

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
        var hosts = AllowedHosts.Parse(profile.TokenEndpoints.Count == 0 ? "sso.acme.example" : "").Valid();

        var connection = new ConnectionRules(The.Layout, hosts, The.Paths)
            .Define(Some.Name(), definition, Some.Clients())
            .Valid();

        connection.Provider.Should().BeSameAs(profile);
        connection
            .Endpoint.Token.Should()
            .Be(new Uri(profile.TokenEndpoint ?? definition[ClientFields.TokenEndpoint]!));
        connection.Endpoint.ClientAuthentication.Should().Be(profile.ClientAuthentication);
        connection.RefreshTokenRotates.Should().Be(profile.RefreshTokenRotates);
        connection.AccessTokenLifetime.Should().Be(profile.AccessTokenLifetime ?? TimeSpan.FromHours(1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_may_say_otherwise(string name)
    {
        var profile = Profile(name);
        var definition = Some.Definition(name)
            .With(ConnectionFields.RefreshTokenRotates, !profile.RefreshTokenRotates)
            .With(ConnectionFields.AccessTokenLifetime, "45m")
            .With(
                ClientFields.ClientAuthentication,
                profile.ClientAuthentication == ClientAuthentication.Body ? "basic" : "body"
            );

        var connection = new ConnectionRules(The.Layout, AllowedHosts.Parse("sso.acme.example").Valid(), The.Paths)
            .Define(Some.Name(), definition, Some.Clients())
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
            .Rules.Define(Some.Name(), new Definition { [ClientFields.Provider] = name }, Some.Clients())
            .Problem()
            .Should()
            .Contain($"tokenEndpoint: is required for {name}");

    private static ProviderProfile Profile(string name) => ProviderProfiles.Parse(name).Valid();

    [GeneratedRegex("[{][a-z-]+[}]")]
    private static partial Regex Placeholder();
}
