using System.Text.Json.Nodes;
using Tokens.Emulator.EventBridge;

namespace Tokens.Tests.Unit.Template;

/// <summary>The comparison that <see cref="RuleTests"/> trusts, by the examples of EventBridge's user guide.</summary>
public sealed class EventPatternTests
{
    private const string Event =
        """{"source":"aws.ssm","resources":["arn:a","arn:b"],"detail":{"name":"/my-erp/lwa/clientsecret","count":3}}""";

    [Theory]
    [InlineData("""{"source":["aws.ssm"]}""")]
    [InlineData("""{"source":["aws.ec2","aws.ssm"]}""")]
    [InlineData("""{"resources":["arn:b"]}""")]
    [InlineData("""{"detail":{"name":["/my-erp/lwa/clientsecret"],"count":[3]}}""")]
    [InlineData("""{"detail":{"name":[{"prefix":"/my-erp/"}]}}""")]
    [InlineData("""{"detail":{"name":[{"suffix":"/clientsecret"}]}}""")]
    [InlineData("""{"detail":{"name":[{"wildcard":"/my-erp/*/clientsecret"}]}}""")]
    [InlineData("""{"detail":{"name":[{"wildcard":"/*secret"}]}}""")]
    [InlineData("""{"detail":{"name":[{"wildcard":"*/my-erp/lwa/clientsecret"}]}}""")]
    [InlineData("""{"detail":{"name":[{"anything-but":"/my-erp"}]}}""")]
    [InlineData("""{"detail":{"name":["no","none",{"prefix":"/my"}]}}""")]
    public void These_match(string pattern) => Matches(pattern).Should().BeTrue();

    [Theory]
    [InlineData("""{"source":["aws.SSM"]}""")]
    [InlineData("""{"source":["aws"]}""")]
    [InlineData("""{"source":["aws.ssm"],"detail-type":["Parameter Store Change"]}""")]
    [InlineData("""{"detail":{"name":["/my-erp/*"]}}""")]
    [InlineData("""{"detail":{"name":[{"prefix":"my-erp"}]}}""")]
    [InlineData("""{"detail":{"name":[{"wildcard":"/my-erp/*/secret"}]}}""")]
    [InlineData("""{"detail":{"name":[{"wildcard":"/my-erp/"}]}}""")]
    [InlineData("""{"detail":{"name":[{"wildcard":"/my.erp/*"}]}}""")]
    [InlineData("""{"detail":{"name":[{"anything-but":"/my-erp/lwa/clientsecret"}]}}""")]
    [InlineData("""{"detail":{"count":["3"]}}""")]
    [InlineData("""{"detail":["aws.ssm"]}""")]
    public void These_do_not(string pattern) => Matches(pattern).Should().BeFalse();

    [Theory]
    [InlineData("""{"source":"aws.ssm"}""")]
    [InlineData("""{"source":[{"cidr":"10.0.0.0/24"}]}""")]
    [InlineData("""{"source":[{"wildcard":"aws**"}]}""")]
    public void What_is_not_known_is_no_mismatch(string pattern)
    {
        var match = () => Matches(pattern);

        match.Should().Throw<NotSupportedException>();
    }

    private static bool Matches(string pattern) =>
        EventPattern.Matches(JsonNode.Parse(pattern)!, JsonNode.Parse(Event));
}
