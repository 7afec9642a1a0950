using System.Text.Json.Nodes;
using Tokens.Adapters.Composition;

namespace Tokens.Tests.Unit.Template;

public sealed class EnvironmentTests
{
    public static TheoryData<string> Functions => Stack.Functions;

    [Theory]
    [MemberData(nameof(Functions))]
    public void Each_function_is_told_all_that_it_asks_for_and_nothing_else(string function)
    {
        var variables = Stack.Usual.Variables(function);
        var asked = new HashSet<string>();
        var environment = new TokensEnvironment(name =>
        {
            asked.Add(name);
            return variables.GetValueOrDefault(name);
        });

        environment.Layout.Root.Value.Should().Be("/tokens");
        environment.SweepInterval.Should().Be(TimeSpan.FromMinutes(15));
        environment.AllowedHosts.Should().NotBeNull();
        environment.AllowedPaths.Credentials.Select(folder => folder.Value).Should().Equal("/my-erp");
        environment.AllowedPaths.Outputs.Select(folder => folder.Value).Should().Equal("/sp-api");
        environment.KmsKeyId.Should().Be("<Key.Arn>");
        environment.AlertTopicArn.Should().Be("<AlertTopic>");
        environment.CompletedTopicArn.Should().Be("<RotationCompletedTopic>");
        asked.Should().BeEquivalentTo(variables.Keys.Where(name => name.StartsWith("TOKENS_")));
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("/a", "", "/a")]
    [InlineData("", "/b", "/b")]
    [InlineData("/a", "/b", "/a,/b")]
    public void Folders_are_listed_without_empty_entries(string first, string second, string listed)
    {
        Folders("CredentialPath", "OutputPath", "TOKENS_CREDENTIAL_PATHS").Should().Be(listed);
        Folders("OutputPath", "CredentialPath", "TOKENS_OUTPUT_PATHS").Should().Be(listed);

        string Folders(string kind, string other, string variable) =>
            Stack.With((kind, first), ($"{kind}2", second), (other, ""), ($"{other}2", "")).Variables("RefreshTokens")[
                variable
            ];
    }

    [Theory]
    [InlineData("RefreshTokens", true)]
    [InlineData("CompleteRotation", true)]
    [InlineData("RemindOfRotation", false)]
    [InlineData("DetectRotation", false)]
    public void A_client_in_the_environment_is_known_to_those_who_exchange(string function, bool knows)
    {
        var variables = Stack
            .With(("ClientId", "fake-client-id"), ("ClientSecret", "fake-client-secret"))
            .Variables(function);

        foreach (
            var (variable, value) in new[] { ("clientId", "fake-client-id"), ("clientSecret", "fake-client-secret") }
        )
        {
            variables.GetValueOrDefault(InTheExample(variable)).Should().Be(knows ? value : null);
        }
    }

    [Theory]
    [InlineData("RefreshTokens", "none")]
    [InlineData("RefreshTokens", "")]
    [InlineData("CompleteRotation", "none")]
    [InlineData("CompleteRotation", "")]
    public void A_client_that_was_not_given_is_not_set_in_the_environment(string function, string notGiven)
    {
        foreach (var stack in new[] { Stack.Usual, Stack.With(("ClientId", notGiven), ("ClientSecret", notGiven)) })
        {
            stack
                .Variables(function)
                .Keys.Should()
                .NotContain(InTheExample("clientId"))
                .And.NotContain(InTheExample("clientSecret"));
        }
    }

    /// <summary>
    /// <c>sam deploy --guided</c> asks for a NoEcho parameter again and again until it has a value, and an empty default is
    /// none to it (SAM CLI 1.164).
    /// </summary>
    [Fact]
    public void The_guided_deployment_gets_past_each_secret_parameter() =>
        Stack.Template.Json["Parameters"]!
            .AsObject()
            .Where(parameter => (bool?)parameter.Value!["NoEcho"] == true)
            .Select(parameter => (string?)parameter.Value!["Default"])
            .Should()
            .OnlyContain(standard => standard == "none");

    [Fact]
    public void What_is_secret_is_shown_to_nobody() =>
        Stack.Template.Json["Parameters"]!
            .AsObject()
            .Where(parameter => (bool?)parameter.Value!["NoEcho"] == true)
            .Select(parameter => parameter.Key)
            .Should()
            .Equal("ClientId", "ClientSecret");

    /// <summary>The variable that the example's client names.</summary>
    private static string InTheExample(string field)
    {
        var file = Path.Combine(Repository.Root, "docs", "examples", "sp-api", "client.json");
        return ((string)JsonNode.Parse(File.ReadAllText(file))![field]!)["env:".Length..];
    }
}
