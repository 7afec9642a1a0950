using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Model;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class DirectAccessTests
{
    [Fact]
    public async Task A_seeded_parameter_is_read_over_the_wire()
    {
        await using var aws = await Running.StartAsync();
        aws.Server.Store.Seed("/a", "seeded");

        var parameter = (await aws.CallAsync("GetParameter", new { Name = "/a", WithDecryption = true })).Parameter;

        parameter.GetProperty("Type").GetString().Should().Be("SecureString");
        parameter.GetProperty("Value").GetString().Should().Be("seeded");
    }

    [Fact]
    public async Task A_parameter_can_be_seeded_with_a_whole_history()
    {
        await using var aws = await Running.StartAsync();
        ParameterVersion Version(long number, params string[] labels) =>
            new()
            {
                Version = number,
                Type = ParameterType.String,
                Value = $"v{number}",
                LastModified = aws.Time.Now,
                Labels = labels,
            };
        aws.Server.Store.Seed(new Parameter("/a", [Version(7, "proven"), Version(8)]));

        var proven = (await aws.CallAsync("GetParameter", new { Name = "/a:proven" })).Parameter;

        proven.GetProperty("Version").GetInt64().Should().Be(7);
        (await aws.OverwriteAsync("/a"))["Version"].GetInt64().Should().Be(9);
    }

    [Fact]
    public async Task A_parameter_can_be_made_older_without_a_new_version()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");
        var lastYear = aws.Time.Now.AddYears(-1);

        aws.Server.Store.SetLastModified("/a", lastYear);

        aws.Server.Store.Find("/a")!
            .Latest.Should()
            .Match<ParameterVersion>(it => it.Version == 1 && it.LastModified == lastYear && it.Value == "v1");
    }

    [Fact]
    public async Task What_was_found_does_not_change_under_a_test()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");
        var before = aws.Server.Store.Find("/a")!;

        await aws.OverwriteAsync("/a");

        before.Latest.Version.Should().Be(1);
    }

    [Fact]
    public void No_value_is_printed_with_the_state_it_is_part_of()
    {
        var version = new ParameterVersion
        {
            Version = 1,
            Type = ParameterType.SecureString,
            Value = "hunter2",
            LastModified = DateTimeOffset.UnixEpoch,
        };

        $"{version} {new Parameter("/a", [version])} {new PutRequest("/a", "hunter2")} {new Selection("/a", version, null)}"
            .Should()
            .NotContain("hunter2");
    }
}
