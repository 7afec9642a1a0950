using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Template;

/// <summary>The parameter <c>{root}/settings</c>, from which the command reads the deployment's rules.</summary>
public sealed class SettingsTests
{
    private static readonly (string, string)[] Everything =
    [
        ("Root", "/team-b/tokens"),
        ("RefreshIntervalMinutes", "12"),
        ("AllowedHosts", "auth.example.com, *.example.org"),
        ("CredentialPath2", "/team-erp"),
        ("OutputPath2", "/marketplace"),
        ("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"),
    ];

    public static TheoryData<string> Functions => Stack.Functions;

    [Theory]
    [MemberData(nameof(Functions))]
    public void They_are_what_the_functions_environment_says(string function)
    {
        foreach (var stack in new[] { Stack.Usual, Stack.With(("OutputPath", "")), Stack.With(Everything) })
        {
            var environment = stack
                .Variables(function)
                .Where(variable => variable.Key.StartsWith("TOKENS_") && variable.Key != "TOKENS_ROOT")
                .ToDictionary();

            Settings(stack).Should().BeEquivalentTo(environment);
        }
    }

    [Fact]
    public void They_lie_where_the_layout_says_and_are_no_secret()
    {
        var settings = Stack.With(Everything).Properties("Settings");

        var root = ((Parsed<ParameterName>.Valid)ParameterName.Parse("/team-b/tokens")).Value;
        ((string?)settings["Name"]).Should().Be(new ParameterLayout(root).Settings.Value);
        ((string?)settings["Type"]).Should().Be("String");
    }

    /// <summary>A quotation mark in a parameter would add a setting of its own to the JSON.</summary>
    [Fact]
    public void No_parameter_can_break_their_JSON()
    {
        var texts = Stack.Template.Json["Parameters"]!
            .AsObject()
            .Where(parameter => IsInSettings(parameter.Key) && (string?)parameter.Value!["Type"] == "String")
            .ToList();

        texts.Should().HaveCount(6, "the hosts, four folders and the key are texts");
        foreach (var (name, parameter) in texts)
        {
            foreach (var character in "\"\\\t{}$")
            {
                foreach (var around in new[] { "", "/a", "auth.example.com" })
                {
                    Regex
                        .IsMatch(around + character + around, (string)parameter!["AllowedPattern"]!)
                        .Should()
                        .BeFalse($"{name} may not hold {character}");
                }
            }
        }
    }

    private static bool IsInSettings(string parameter)
    {
        var marked = Stack.With([.. Everything, (parameter, "marked")]);
        return (string?)marked.Properties("Settings")["Value"] is { } value && value.Contains("marked");
    }

    private static Dictionary<string, string> Settings(Emulator.CloudFormation.Deployment stack) =>
        JsonNode
            .Parse((string)stack.Properties("Settings")["Value"]!)!
            .AsObject()
            .ToDictionary(setting => setting.Key, setting => (string)setting.Value!);
}
