using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Model;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class DeleteTests
{
    [Fact]
    public async Task A_deleted_parameter_is_gone_with_its_history()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");

        (await aws.CallAsync("DeleteParameter", new { Name = "/a" })).Text.Should().Be("{}");

        (await aws.CallAsync("GetParameter", new { Name = "/a:1" })).Error.Should().Be("ParameterNotFound");
        (await aws.CallAsync("GetParameterHistory", new { Name = "/a" })).Error.Should().Be("ParameterNotFound");
        (await aws.CallAsync("DeleteParameter", new { Name = "/a" })).Error.Should().Be("ParameterNotFound");
    }

    [Fact]
    public async Task A_deleted_name_can_be_created_again_after_thirty_seconds_and_starts_at_version_one()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");
        await aws.OverwriteAsync("/a");
        await aws.CallAsync("DeleteParameter", new { Name = "/a" });

        aws.Time.Now += TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1);
        (await aws.CreateAsync("/a")).Error.Should().Be("TooManyUpdates");
        aws.Time.Now += TimeSpan.FromTicks(1);
        (await aws.CreateAsync("/a"))["Version"].GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task The_wait_after_a_deletion_can_be_switched_off()
    {
        await using var aws = await Running.StartAsync(new StoreLimits { RecreateAfter = TimeSpan.Zero });
        await aws.CreateAsync("/a");
        await aws.CallAsync("DeleteParameter", new { Name = "/a" });

        (await aws.CreateAsync("/a")).Error.Should().BeNull();
    }

    [Fact]
    public async Task Several_are_deleted_at_once_and_the_missing_told()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");
        await aws.CreateAsync("/b");

        var answer = await aws.CallAsync("DeleteParameters", new { Names = new[] { "/b", "/missing", "/a" } });

        answer.Texts("DeletedParameters").Should().Equal("/b", "/a");
        answer.Texts("InvalidParameters").Should().Equal("/missing");
        (await aws.CreateAsync("/missing")).Error.Should().BeNull("only what was there has to wait");
    }

    [Fact]
    public async Task Eleven_are_not_deleted_at_once()
    {
        await using var aws = await Running.StartAsync();
        string[] names = [.. Enumerable.Range(0, 11).Select(i => $"/{i}")];

        (await aws.CallAsync("DeleteParameters", new { Names = names })).Error.Should().Be("ValidationException");
    }
}
