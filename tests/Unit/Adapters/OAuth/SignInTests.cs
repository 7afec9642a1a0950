using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Tokens.Adapters.OAuth;

namespace Tokens.Tests.Unit.Adapters.OAuth;

public sealed class SignInTests
{
    private static readonly Uri Redirect = new("http://127.0.0.1:8976/callback");

    [Fact]
    public void The_link_leads_to_the_authorization_endpoint_and_escapes_what_it_adds()
    {
        var connection = Some.Connection(
            definition: new Definition
            {
                [ClientFields.Provider] = "salesforce",
                [ClientFields.AuthorizationEndpoint] = "https://test.salesforce.com/services/oauth2/authorize",
                [ConnectionFields.Scope] = "api refresh_token",
            }
        );

        var link = new SignIn(Redirect).LinkFor(
            connection,
            Secret.Of("public&app"),
            new Dictionary<string, string> { ["prompt"] = "login consent" }
        );

        link.GetLeftPart(UriPartial.Path).Should().Be("https://test.salesforce.com/services/oauth2/authorize");
        var query = HttpUtility.ParseQueryString(link.Query);
        query["client_id"].Should().Be("public&app");
        query["scope"].Should().Be("api refresh_token");
        query["prompt"].Should().Be("login consent");
        query["redirect_uri"].Should().Be(Redirect.OriginalString);
    }

    [Fact]
    public void No_field_from_outside_takes_the_place_of_what_guards_it()
    {
        var link = new SignIn(Redirect).LinkFor(
            Some.Connection(definition: Some.Salesforce()),
            Secret.Of("public-app"),
            new Dictionary<string, string> { ["state"] = "guessable", ["code_challenge_method"] = "plain" }
        );

        var query = HttpUtility.ParseQueryString(link.Query);
        query["state"].Should().NotBe("guessable");
        query["code_challenge_method"].Should().Be("S256");
    }

    [Fact]
    public void The_code_comes_with_the_verifier_of_the_links_challenge()
    {
        var signIn = new SignIn(Redirect);
        var query = HttpUtility.ParseQueryString(Link(signIn).Query);

        var answer = signIn.Read(
            new Dictionary<string, string> { ["state"] = query["state"]!, ["code"] = "fake-code" }
        );

        var code = answer.Should().BeOfType<SignInAnswer.Accepted>().Subject.Code;
        code.Value.Reveal().Should().Be("fake-code");
        code.RedirectUri.Should().Be(Redirect);
        code.Verifier!.Reveal().Should().HaveLength(43);
        Base64Url
            .EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(code.Verifier.Reveal())))
            .Should()
            .Be(query["code_challenge"]);
    }

    [Fact]
    public void Each_has_a_state_and_a_verifier_of_its_own()
    {
        var links = new[] { Link(new SignIn(Redirect)), Link(new SignIn(Redirect)) };

        links.Select(link => HttpUtility.ParseQueryString(link.Query)["state"]).Should().OnlyHaveUniqueItems();
        links.Select(link => HttpUtility.ParseQueryString(link.Query)["code_challenge"]).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Without_the_state_neither_a_code_nor_an_error_counts()
    {
        var signIn = new SignIn(Redirect);

        signIn.Read(Fields(("code", "fake-code"))).Should().Be(new SignInAnswer.Foreign());
        signIn.Read(Fields(("state", "guessed"), ("error", "access_denied"))).Should().Be(new SignInAnswer.Foreign());
    }

    [Fact]
    public void A_refusal_is_one_clean_line()
    {
        var signIn = new SignIn(Redirect);
        var state = HttpUtility.ParseQueryString(Link(signIn).Query)["state"]!;

        signIn
            .Read(Fields(("state", state), ("error", "access_denied"), ("error_description", "no\n\e[31maccess")))
            .Should()
            .Be(new SignInAnswer.Refused("access_denied no access"));
        signIn
            .Read(Fields(("state", state), ("error", "access_denied"), ("error_description", $"no {state}")))
            .Should()
            .Be(new SignInAnswer.Refused("access_denied (description withheld: it repeats a secret or token)"));
        signIn
            .Read(Fields(("state", state)))
            .Should()
            .Be(new SignInAnswer.Refused("neither a code nor an error came back"));
    }

    private static Uri Link(SignIn signIn) =>
        signIn.LinkFor(
            Some.Connection(definition: Some.Salesforce()),
            Secret.Of("public-app"),
            new Dictionary<string, string>()
        );

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);
}
