using System.Text.Json.Nodes;
using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Unit.Template;

/// <summary>The evaluation that the tests of the roles trust, by IAM's rules.</summary>
public sealed class RolePolicyTests
{
    private const string Arn = "arn:aws:ssm:us-east-1:1:parameter/tokens/acme/access-token";

    [Theory]
    [InlineData("\"ssm:PutParameter\"", "\"*\"", true)]
    [InlineData("\"SSM:putparameter\"", "\"*\"", true)]
    [InlineData("[\"ssm:Get*\",\"ssm:Put*\"]", "\"*\"", true)]
    [InlineData("\"ssm:Get*\"", "\"*\"", false)]
    [InlineData("\"ssm:Put\"", "\"*\"", false)]
    [InlineData("\"*\"", "\"arn:aws:ssm:us-east-1:1:parameter/tokens/*/access-token\"", true)]
    [InlineData("\"*\"", "\"arn:aws:ssm:us-east-?:1:parameter/tokens/*\"", true)]
    [InlineData("\"*\"", "\"arn:aws:ssm:us-east-1:1:parameter/tokens\"", false)]
    [InlineData("\"*\"", "\"arn:aws:ssm:us-east-1:1:parameter/TOKENS/*\"", false)]
    public void Actions_and_resources_have_wildcards(string action, string resource, bool allowed) =>
        Policy($$"""{"Sid":"S","Effect":"Allow","Action":{{action}},"Resource":{{resource}}}""")
            .Allows(new AwsCall("ssm:PutParameter", Arn))
            .Should()
            .Be(allowed);

    [Theory]
    [InlineData("""{"StringEquals":{"kms:ViaService":"ssm"}}""", true)]
    [InlineData("""{"StringEquals":{"KMS:viaservice":["sns","ssm"]}}""", true)]
    [InlineData("""{"StringEquals":{"kms:ViaService":"s*"}}""", false)]
    [InlineData("""{"StringLike":{"kms:ViaService":"s*"}}""", true)]
    [InlineData("""{"StringLike":{"kms:Missing":"*"}}""", false)]
    [InlineData("""{"StringLike":{"kms:ViaService":"s*"},"StringEquals":{"kms:ViaService":"sns"}}""", false)]
    public void All_conditions_must_be_met_each_by_one_of_its_values(string conditions, bool allowed) =>
        Policy($$"""{"Sid":"S","Effect":"Allow","Action":"*","Resource":"*","Condition":{{conditions}}}""")
            .Allows(new AwsCall("kms:Decrypt", Arn, new Dictionary<string, string> { ["kms:ViaService"] = "ssm" }))
            .Should()
            .Be(allowed);

    [Fact]
    public void A_denial_outweighs_whatever_allows() =>
        Policy(
                """{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"}""",
                """{"Sid":"D","Effect":"Deny","Action":"ssm:Put*","Resource":"*"}"""
            )
            .Allows(new AwsCall("ssm:PutParameter", Arn))
            .Should()
            .BeFalse();

    [Fact]
    public void Nothing_is_allowed_that_nobody_spoke_of() =>
        Policy().Allows(new AwsCall("ssm:PutParameter", Arn)).Should().BeFalse();

    [Fact]
    public void What_no_call_needs_is_told()
    {
        var policy = Policy(
            """{"Sid":"S","Effect":"Allow","Action":["ssm:PutParameter","ssm:GetParameters"],"Resource":["arn:*","other"]}"""
        );

        policy.Unused([new AwsCall("ssm:PutParameter", Arn)]).Should().Equal("S: ssm:GetParameters", "S: other");
    }

    /// <summary>A condition that allows a folder too many is as wide as a resource too many.</summary>
    [Fact]
    public void A_condition_that_allows_what_no_call_needs_is_told()
    {
        var policy = Policy(
            """{"Sid":"S","Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"kms:Name":["/a/*","/b/*"]}}}"""
        );

        policy
            .Unused([new AwsCall("kms:Decrypt", Arn, new Dictionary<string, string> { ["kms:Name"] = "/a/x" })])
            .Should()
            .Equal("S: /b/*");
    }

    [Fact]
    public void A_condition_that_is_not_known_is_no_refusal()
    {
        var policy = Policy(
            """{"Sid":"S","Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}"""
        );
        var call = new AwsCall("a:B", Arn, new Dictionary<string, string> { ["aws:SourceIp"] = "10.0.0.1" });

        policy.Invoking(one => one.Allows(call)).Should().Throw<NotSupportedException>();
    }

    private static RolePolicy Policy(params string[] statements) =>
        new([.. statements.Select(statement => Statement.Parse(JsonNode.Parse(statement)!))]);
}
