using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Model;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class TierTests
{
    private const string Policy =
        """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}]""";

    [Theory]
    [InlineData(null, 4096, "Standard")]
    [InlineData(null, 4097, null)]
    [InlineData("Standard", 4097, null)]
    [InlineData("Advanced", 1, "Advanced")]
    [InlineData("Advanced", 8192, "Advanced")]
    [InlineData("Advanced", 8193, null)]
    [InlineData("Intelligent-Tiering", 4096, "Standard")]
    [InlineData("Intelligent-Tiering", 4097, "Advanced")]
    [InlineData("Intelligent-Tiering", 8193, null)]
    [InlineData("Basic", 1, null)]
    public async Task The_tier_follows_the_request_and_the_size(string? tier, int size, string? settled)
    {
        await using var aws = await Running.StartAsync();
        var put = new
        {
            Name = "/a",
            Value = new string('x', size),
            Type = "String",
            Tier = tier,
        };

        var answer = await aws.CallAsync("PutParameter", put);

        (answer.Error ?? answer["Tier"].GetString()).Should().Be(settled ?? "ValidationException");
    }

    [Fact]
    public async Task Size_is_counted_in_bytes()
    {
        await using var aws = await Running.StartAsync();

        (await aws.CreateAsync("/a", new string('é', 2048))).Error.Should().BeNull();
        (await aws.CreateAsync("/b", new string('é', 2049))).Error.Should().Be("ValidationException");
    }

    [Fact]
    public async Task A_tier_is_kept_when_left_out_and_never_lowered()
    {
        await using var aws = await Running.StartAsync();
        object Put(string? tier) =>
            new
            {
                Name = "/a",
                Value = "v",
                Type = "String",
                Overwrite = true,
                Tier = tier,
            };
        await aws.CallAsync("PutParameter", Put("Advanced"));

        (await aws.CallAsync("PutParameter", Put(null)))["Tier"].GetString().Should().Be("Advanced");
        (await aws.CallAsync("PutParameter", Put("Intelligent-Tiering")))["Tier"].GetString().Should().Be("Advanced");
        (await aws.CallAsync("PutParameter", Put("Standard"))).Error.Should().Be("ValidationException");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Standard", null)]
    [InlineData("Advanced", "Advanced")]
    [InlineData("Intelligent-Tiering", "Advanced")]
    public async Task Policies_need_the_advanced_tier(string? tier, string? settled)
    {
        await using var aws = await Running.StartAsync();
        var put = new
        {
            Name = "/a",
            Value = "v",
            Type = "String",
            Tier = tier,
            Policies = Policy,
        };

        var answer = await aws.CallAsync("PutParameter", put);

        (answer.Error ?? answer["Tier"].GetString()).Should().Be(settled ?? "ValidationException");
    }

    [Fact]
    public async Task An_account_has_only_so_many_standard_parameters()
    {
        await using var aws = await Running.StartAsync(new StoreLimits { StandardParameters = 1 });
        await aws.CreateAsync("/a");
        var intelligent = new
        {
            Name = "/c",
            Value = "v",
            Type = "String",
            Tier = "Intelligent-Tiering",
        };

        (await aws.CreateAsync("/b")).Error.Should().Be("ParameterLimitExceeded");
        (await aws.OverwriteAsync("/a")).Error.Should().BeNull();
        (await aws.CallAsync("PutParameter", intelligent))["Tier"].GetString().Should().Be("Advanced");
        await aws.CallAsync("DeleteParameter", new { Name = "/a" });
        (await aws.CreateAsync("/b")).Error.Should().BeNull();
    }

    [Fact]
    public async Task An_account_has_only_so_many_advanced_parameters()
    {
        await using var aws = await Running.StartAsync(new StoreLimits { AdvancedParameters = 1 });
        object Put(string name, bool overwrite) =>
            new
            {
                Name = name,
                Value = "v",
                Type = "String",
                Tier = "Advanced",
                Overwrite = overwrite,
            };
        await aws.CallAsync("PutParameter", Put("/a", false));

        (await aws.CallAsync("PutParameter", Put("/b", false))).Error.Should().Be("ParameterLimitExceeded");
        (await aws.CallAsync("PutParameter", Put("/a", true))).Error.Should().BeNull();
    }
}
