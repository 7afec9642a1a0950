using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class ThrottlingTests
{
    [Fact]
    public async Task Calls_beyond_the_rate_are_throttled_until_the_bucket_refills()
    {
        await using var aws = await StartAsync(new ThrottlingRates(Gets: 40, Puts: 2, Deletes: 5));
        (await aws.CreateAsync("/a")).Error.Should().BeNull();
        (await aws.CreateAsync("/b")).Error.Should().BeNull();

        var third = await aws.CreateAsync("/c");
        (third.Status, third.Error, third["message"].GetString())
            .Should()
            .Be((400, "ThrottlingException", "Rate exceeded"));
        aws.Server.Store.Find("/c").Should().BeNull();

        aws.Time.Now += TimeSpan.FromMilliseconds(499);
        (await aws.CreateAsync("/c")).Error.Should().Be("ThrottlingException");
        aws.Time.Now += TimeSpan.FromMilliseconds(2);
        (await aws.CreateAsync("/c")).Error.Should().BeNull();
    }

    [Fact]
    public async Task All_get_calls_share_one_rate_and_the_others_have_their_own()
    {
        await using var aws = await StartAsync(new ThrottlingRates(Gets: 3, Puts: 1, Deletes: 1));
        var request = new
        {
            Name = "/a",
            Names = new[] { "/a" },
            Path = "/",
        };
        await aws.CallAsync("GetParameter", request);
        await aws.CallAsync("GetParameters", request);
        await aws.CallAsync("GetParametersByPath", request);

        (await aws.CallAsync("GetParameters", request)).Error.Should().Be("ThrottlingException");
        (await aws.CreateAsync("/a")).Error.Should().BeNull();
        (await aws.CallAsync("DeleteParameter", request)).Error.Should().BeNull();
        (await aws.CallAsync("DeleteParameters", request)).Error.Should().Be("ThrottlingException");
        (await aws.CallAsync("DescribeParameters", new { })).Error.Should().BeNull();
    }

    [Fact]
    public async Task Nothing_is_throttled_unless_asked_for()
    {
        await using var aws = await Running.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => aws.CreateAsync($"/{i}")));

        answers.Should().OnlyContain(answer => answer.Error == null);
    }

    private static Task<Running> StartAsync(ThrottlingRates rates) =>
        Running.StartAsync(new ParameterStoreOptions { Throttling = rates });
}
