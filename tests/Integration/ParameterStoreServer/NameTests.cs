using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class NameTests
{
    private const string FourteenLevels = "/1/2/3/4/5/6/7/8/9/10/11/12/13/14";

    [Theory]
    [InlineData("plain")]
    [InlineData("/single")]
    [InlineData("/a/B_c.d-e/1")]
    [InlineData(FourteenLevels + "/name")]
    public async Task A_well_formed_name_is_created(string name)
    {
        await using var aws = await Running.StartAsync();

        (await aws.CreateAsync(name)).Error.Should().BeNull();
    }

    [Theory]
    [InlineData("", "ValidationException")]
    [InlineData("/", "ValidationException")]
    [InlineData("a/b", "ValidationException")]
    [InlineData("/a//b", "ValidationException")]
    [InlineData("/a/", "ValidationException")]
    [InlineData("/a b", "ValidationException")]
    [InlineData("/a:1", "ValidationException")]
    [InlineData("/a@b", "ValidationException")]
    [InlineData("awsome", "ValidationException")]
    [InlineData("/SSM-x", "ValidationException")]
    [InlineData("/ssm/x", "ValidationException")]
    [InlineData("/aws/x", "AccessDeniedException")]
    [InlineData(FourteenLevels + "/15/name", "HierarchyLevelLimitExceededException")]
    public async Task A_name_against_the_rules_is_refused(string name, string error)
    {
        await using var aws = await Running.StartAsync();

        (await aws.CreateAsync(name)).Error.Should().Be(error);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "ValidationException")]
    public async Task A_name_and_its_ARN_together_have_1011_characters_at_most(int tooMany, string? error)
    {
        await using var aws = await Running.StartAsync();
        var room = 1011 - "arn:aws:ssm:us-east-1:000000000000:parameter".Length;

        (await aws.CreateAsync("/" + new string('x', room - 1 + tooMany))).Error.Should().Be(error);
    }

    [Fact]
    public async Task Spaces_around_a_name_are_dropped()
    {
        await using var aws = await Running.StartAsync();

        await aws.CreateAsync(" /a ");

        aws.Server.Store.Find("/a")!.Name.Should().Be("/a");
    }

    [Fact]
    public async Task A_single_name_is_the_same_parameter_with_and_without_its_slash()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("plain");

        (await aws.CreateAsync("/plain")).Error.Should().Be("ParameterAlreadyExists");
        (await aws.CallAsync("GetParameter", new { Name = "/plain" })).Error.Should().BeNull();
    }

    [Fact]
    public async Task Names_differ_in_case()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");

        (await aws.CreateAsync("/A")).Error.Should().BeNull();
    }
}
