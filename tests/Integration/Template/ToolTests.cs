using System.Text.RegularExpressions;
using Tokens.Emulator.CloudFormation;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Integration.Template;

/// <summary>What AWS's own tools say of the template.</summary>
public sealed partial class ToolTests
{
    private static readonly ServerlessTemplate Template = TemplateFile.In(TestRun.RepoRoot);

    [SkippableFact]
    public async Task Cfn_lint_has_nothing_to_say()
    {
        var lint = InstalledTool.Find("cfn-lint");
        Skip.If(lint is null, "cfn-lint is not on the PATH");

        var (code, output, errors) = await InstalledTool.RunAsync(
            lint!,
            [Path.Combine(TestRun.RepoRoot, "serverless.template")]
        );

        (output + errors).Should().BeEmpty();
        code.Should().Be(0);
    }

    [SkippableFact]
    public async Task The_SAM_transform_makes_what_the_template_means()
    {
        var resources = await TransformAsync();

        Types(resources, "AWS::Lambda::Function").Should().BeEquivalentTo(Template.Named(ServerlessTemplate.Function));
        Types(resources, "AWS::Events::Rule")
            .Should()
            .BeEquivalentTo("RemindOfRotationPolicyAction", "DetectRotationParameterChange");
        Types(resources, "AWS::Scheduler::Schedule").Should().Equal("RefreshTokensSchedule");
        resources["RefreshTokensSchedule"]!["Properties"]!.AsObject().Should().NotContainKey("Name");
        // Roles that SAM made would allow more, and trust the schedules of any account.
        Types(resources, "AWS::IAM::Role").Should().BeEquivalentTo(Template.Named("AWS::IAM::Role"));
    }

    [SkippableFact]
    public async Task Whatever_the_transformed_template_refers_to_is_there()
    {
        var resources = await TransformAsync();
        var known = resources
            .Select(resource => resource.Key)
            .Concat(Template.Json["Parameters"]!.AsObject().Select(parameter => parameter.Key))
            .ToHashSet();

        var text = resources.ToJsonString();
        var references = Reference().Matches(text).Concat(Substitution().Matches(text));

        references
            .Select(match => match.Groups[1].Value)
            .Where(name => !name.StartsWith("AWS::", StringComparison.Ordinal))
            .Distinct()
            .Should()
            .NotBeEmpty()
            .And.BeSubsetOf(known);
    }

    private static async Task<JsonObject> TransformAsync()
    {
        var python = await SamTransform.FindAsync();
        Skip.If(python is null, "no python3 with the package aws-sam-translator is on the PATH");
        return (await SamTransform.RunAsync(python!, Path.Combine(TestRun.RepoRoot, "serverless.template")))[
            "Resources"
        ]!.AsObject();
    }

    private static IEnumerable<string> Types(JsonObject resources, string type) =>
        resources.Where(resource => (string?)resource.Value!["Type"] == type).Select(resource => resource.Key);

    [GeneratedRegex("""(?:"Ref":|"Fn::GetAtt":\[)"([^"]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\$\{([A-Za-z0-9:]+)[.}]")]
    private static partial Regex Substitution();
}
