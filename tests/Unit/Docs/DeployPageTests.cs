using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tokens.Emulator.CloudFormation;
using Tokens.Packaging;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Docs;

/// <summary>docs/deploy.md against the template and eng/package.</summary>
public sealed partial class DeployPageTests
{
    private static readonly Page Deploy = Page.Named("docs/deploy.md");

    private static readonly JsonNode Template = TemplateFile.In(Repository.Root).Json;

    [Fact]
    public void Every_parameter_of_the_template_is_explained_and_no_other()
    {
        var explained = Between("## What it asks", "## Other ways")
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));

        explained.Should().BeEquivalentTo(Template["Parameters"]!.AsObject().Select(parameter => parameter.Key));
    }

    [Fact]
    public void Every_option_of_the_package_is_explained_and_no_other()
    {
        var options = Option().Matches(Request.Usage).Select(match => match.Value);

        Option()
            .Matches(Between("## The package", "## What it asks"))
            .Select(match => match.Value)
            .Distinct()
            .Should()
            .BeEquivalentTo(options.Append("--filter"));
    }

    [Fact]
    public void The_alarms_are_counted_right()
    {
        var alarms = Template["Resources"]!
            .AsObject()
            .Count(resource => (string?)resource.Value!["Type"] == "AWS::CloudWatch::Alarm");

        Deploy.Text.Should().Contain($"Alarms, {alarms} × $0.10");
    }

    /// <summary>CloudFormation takes 51,200 bytes in the request itself; the AWS CLI refuses a larger file without a bucket.</summary>
    [Fact]
    public void The_AWS_CLI_is_given_a_bucket_for_a_template_of_this_size()
    {
        Template.ToJsonString().Length.Should().BeGreaterThan(51_200, "else the bucket is not needed");
        Between("aws cloudformation deploy", "```").Should().Contain("--s3-bucket ");
    }

    [Fact]
    public void Whatever_outlives_the_stack_is_told()
    {
        var kept = Template["Resources"]!
            .AsObject()
            .Where(resource =>
                ((string?)resource.Value!["DeletionPolicy"])?.StartsWith("Retain", StringComparison.Ordinal) == true
            )
            .Select(resource => resource.Key);

        kept.Should().BeEquivalentTo("Key", "RefreshTokensLog", "CompleteRotationLog");
        Between("## Remove", "## What it costs")
            .Should()
            .Contain("the KMS key")
            .And.Contain("the logs of RefreshTokens and CompleteRotation");
    }

    private static string Between(string from, string to)
    {
        var at = Deploy.Text.IndexOf(from, StringComparison.Ordinal);
        return Deploy.Text[at..Deploy.Text.IndexOf(to, at, StringComparison.Ordinal)];
    }

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"--[a-z][a-z-]+")]
    private static partial Regex Option();
}
