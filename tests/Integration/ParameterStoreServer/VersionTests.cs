using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class VersionTests
{
    [Fact]
    public async Task The_oldest_of_a_hundred_versions_makes_room()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 101);

        var history = aws.Server.Store.Find("/a")!.Versions;

        (history.Count, history[0].Version, history[^1].Version).Should().Be((100, 2, 101));
        (await aws.CallAsync("GetParameter", new { Name = "/a:1" })).Error.Should().Be("ParameterVersionNotFound");
        (await aws.CallAsync("GetParameter", new { Name = "/a:2" })).Error.Should().BeNull();
    }

    [Fact]
    public async Task A_labelled_oldest_version_blocks_the_hundred_and_first()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 100);
        await aws.LabelAsync("/a", 1, "proven");

        (await aws.OverwriteAsync("/a")).Error.Should().Be("ParameterMaxVersionLimitExceeded");
        await aws.LabelAsync("/a", 100, "proven");
        (await aws.OverwriteAsync("/a"))["Version"].GetInt64().Should().Be(101);
    }

    [Fact]
    public async Task A_label_is_attached_to_the_latest_version_unless_one_is_named()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 2);

        (await aws.LabelAsync("/a", null, "new"))["ParameterVersion"].GetInt64().Should().Be(2);
        (await aws.LabelAsync("/a", 1, "old"))["ParameterVersion"].GetInt64().Should().Be(1);

        aws.Server.Store.Find("/a")!.Versions.Select(version => version.Labels.Single()).Should().Equal("old", "new");
    }

    [Fact]
    public async Task Attaching_a_label_to_another_version_moves_it()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 2);
        await aws.LabelAsync("/a", 1, "proven", "other");

        await aws.LabelAsync("/a", 2, "proven");

        aws.Server.Store.Find("/a")!
            .Versions.Select(version => string.Join(',', version.Labels))
            .Should()
            .Equal("other", "proven");
    }

    [Fact]
    public async Task A_new_version_leaves_labels_and_modification_dates_of_the_others()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 1);
        var written = aws.Time.Now;
        aws.Time.Now += TimeSpan.FromDays(1);
        await aws.LabelAsync("/a", 1, "proven");

        await aws.OverwriteAsync("/a");

        var (first, second) = (aws.Server.Store.Find("/a")!.Versions[0], aws.Server.Store.Find("/a")!.Versions[1]);
        (first.Labels.Single(), first.LastModified).Should().Be(("proven", written));
        (second.Labels.Count, second.LastModified).Should().Be((0, written.AddDays(1)));
    }

    [Fact]
    public async Task A_version_has_ten_labels_at_most_and_a_refused_label_attaches_none()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 1);
        string[] ten = [.. Enumerable.Range(0, 10).Select(i => $"l{i}")];

        (await aws.LabelAsync("/a", 1, ten)).Error.Should().BeNull();
        (await aws.LabelAsync("/a", 1, "l3")).Error.Should().BeNull();
        (await aws.LabelAsync("/a", 1, "one-more")).Error.Should().Be("ParameterVersionLabelLimitExceeded");
        aws.Server.Store.Find("/a")!.Latest.Labels.Should().Equal(ten);
    }

    [Fact]
    public async Task Invalid_labels_are_told_and_the_valid_ones_attached()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 1);

        var answer = await aws.LabelAsync("/a", 1, "good", "1st", "awsome", "SSM", "with space", "a/b");

        answer.Texts("InvalidLabels").Should().Equal("1st", "awsome", "SSM", "with space", "a/b");
        aws.Server.Store.Find("/a")!.Latest.Labels.Should().Equal("good");
    }

    [Theory]
    [InlineData("/missing", 1, 5, "ParameterNotFound")]
    [InlineData("/a", 2, 5, "ParameterVersionNotFound")]
    [InlineData("/a", 1, 101, "ValidationException")]
    [InlineData("/a", 1, 0, "ValidationException")]
    public async Task A_label_call_against_the_rules_is_refused(string name, int version, int length, string error)
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 1);

        (await aws.LabelAsync(name, version, new string('x', length))).Error.Should().Be(error);
    }

    [Fact]
    public async Task History_tells_every_version_with_its_labels_and_pages_by_fifty()
    {
        await using var aws = await Running.StartAsync();
        await WriteAsync(aws, 60);
        await aws.LabelAsync("/a", 51, "proven");

        var first = await aws.CallAsync("GetParameterHistory", new { Name = "/a" });
        var second = await aws.CallAsync("GetParameterHistory", new { Name = "/a", first.NextToken });

        (first.Parameters.Length, second.Parameters.Length, second.NextToken).Should().Be((50, 10, null));
        second.Parameters[0].GetProperty("Version").GetInt64().Should().Be(51);
        second.Parameters[0].GetProperty("Labels")[0].GetString().Should().Be("proven");
        second.Parameters[0].GetProperty("Value").GetString().Should().Be("v51");
    }

    private static async Task WriteAsync(Running aws, int versions)
    {
        await aws.CreateAsync("/a");
        for (var version = 2; version <= versions; version++)
        {
            await aws.OverwriteAsync("/a", $"v{version}");
        }
    }
}
