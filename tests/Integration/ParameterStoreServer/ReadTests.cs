using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class ReadTests
{
    [Theory]
    [InlineData("/a", "v2", null)]
    [InlineData("/a:1", "v1", ":1")]
    [InlineData("/a:proven", "v1", ":proven")]
    [InlineData("arn:aws:ssm:eu-west-1:000000000000:parameter/a:1", "v1", ":1")]
    public async Task A_selector_picks_a_version_and_is_not_repeated_in_the_name(
        string asked,
        string value,
        string? told
    )
    {
        await using var aws = await TwoVersionsAsync();

        var parameter = (await aws.CallAsync("GetParameter", new { Name = asked })).Parameter;

        parameter.GetProperty("Name").GetString().Should().Be("/a");
        parameter.GetProperty("Value").GetString().Should().Be(value);
        (parameter.TryGetProperty("Selector", out var selector) ? selector.GetString() : null).Should().Be(told);
    }

    [Theory]
    [InlineData("/missing", "ParameterNotFound")]
    [InlineData("/missing:1", "ParameterNotFound")]
    [InlineData("/a:3", "ParameterVersionNotFound")]
    [InlineData("/a:unknown", "ParameterVersionNotFound")]
    [InlineData("/a:1:2", "ValidationException")]
    [InlineData("/a:", "ValidationException")]
    [InlineData("/a b", "ValidationException")]
    public async Task What_is_not_there_is_told_apart(string asked, string error)
    {
        await using var aws = await TwoVersionsAsync();

        (await aws.CallAsync("GetParameter", new { Name = asked })).Error.Should().Be(error);
    }

    [Fact]
    public async Task Several_are_read_at_once_and_the_missing_told()
    {
        await using var aws = await TwoVersionsAsync();
        string[] names = ["/missing", "/a:proven", "/a:unknown", "/a:9"];

        var answer = await aws.CallAsync("GetParameters", new { Names = names });

        answer.Parameters.Single().GetProperty("Value").GetString().Should().Be("v1");
        answer.Texts("InvalidParameters").Should().Equal("/missing", "/a:unknown", "/a:9");
    }

    [Theory]
    [InlineData("/1", "/2", "/3")]
    [InlineData("/3", "/2", "/1")]
    [InlineData("/2", "/1", "/3")]
    public async Task Several_are_never_answered_in_the_order_asked(params string[] names)
    {
        await using var aws = await Running.StartAsync();
        Array.ForEach(names, name => aws.Server.Store.Seed(name, "v"));

        var answer = await aws.CallAsync("GetParameters", new { Names = names });

        answer.Names.Should().BeEquivalentTo(names).And.NotEqual(names);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task One_to_ten_are_read_at_once(int count)
    {
        await using var aws = await Running.StartAsync();
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"/{i}")];

        (await aws.CallAsync("GetParameters", new { Names = names })).Error.Should().Be("ValidationException");
    }

    [Fact]
    public async Task A_name_can_not_be_asked_twice()
    {
        await using var aws = await TwoVersionsAsync();

        var answer = await aws.CallAsync("GetParameters", new { Names = new[] { "/a", "/a" } });

        answer.Error.Should().Be("ValidationException");
    }

    [Theory]
    [InlineData("GetParameter", "{\"Name\":\"/s\"")]
    [InlineData("GetParameters", "{\"Names\":[\"/s\"]")]
    [InlineData("GetParametersByPath", "{\"Path\":\"/\"")]
    [InlineData("GetParameterHistory", "{\"Name\":\"/s\"")]
    public async Task A_SecureString_is_told_only_with_decryption(string operation, string request)
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/s", "hunter2", "SecureString");

        var closed = await aws.Client.SendAsync("AmazonSSM." + operation, [.. (request + "}").Select(c => (byte)c)]);
        var open = await aws.Client.SendAsync(
            "AmazonSSM." + operation,
            [.. (request + ",\"WithDecryption\":true}").Select(c => (byte)c)]
        );

        closed.Text.Should().Contain("\"Value\"").And.NotContain("hunter2");
        open.Text.Should().Contain("\"Value\":\"hunter2\"");
    }

    [Fact]
    public async Task A_description_of_parameters_never_has_values()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a", "hunter2");

        (await aws.CallAsync("DescribeParameters", new { })).Text.Should().NotContain("hunter2").And.Contain("\"/a\"");
    }

    private static async Task<Running> TwoVersionsAsync()
    {
        var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");
        await aws.OverwriteAsync("/a");
        await aws.LabelAsync("/a", 1, "proven");
        return aws;
    }
}
