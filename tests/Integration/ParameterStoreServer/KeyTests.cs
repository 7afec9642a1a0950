using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Model;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class KeyTests
{
    private const string Key = "alias/tokens";

    [Fact]
    public async Task A_SecureString_has_the_default_key_unless_one_is_named()
    {
        await using var aws = await Running.StartAsync();
        await PutAsync(aws, "/default", null);
        await PutAsync(aws, "/own", Key);

        aws.Server.Store.Find("/default")!.Latest.KeyId.Should().Be("alias/aws/ssm");
        aws.Server.Store.Find("/own")!.Latest.KeyId.Should().Be(Key);
    }

    [Fact]
    public async Task An_overwrite_without_a_key_falls_back_to_the_default_key()
    {
        await using var aws = await Running.StartAsync();
        await PutAsync(aws, "/a", Key);

        await PutAsync(aws, "/a", null);

        var described = (await aws.CallAsync("DescribeParameters", new { })).Parameters.Single();
        described.GetProperty("KeyId").GetString().Should().Be("alias/aws/ssm");
    }

    [Fact]
    public async Task A_string_has_no_key()
    {
        await using var aws = await Running.StartAsync();
        await aws.CallAsync(
            "PutParameter",
            new
            {
                Name = "/a",
                Value = "v",
                Type = "String",
                KeyId = Key,
            }
        );

        aws.Server.Store.Find("/a")!.Latest.KeyId.Should().BeNull();
    }

    [Theory]
    [InlineData("GetParameter", true, "InvalidKeyId")]
    [InlineData("GetParameter", false, null)]
    [InlineData("GetParameters", true, "InvalidKeyId")]
    [InlineData("GetParameters", false, null)]
    [InlineData("GetParametersByPath", true, "InvalidKeyId")]
    [InlineData("GetParametersByPath", false, null)]
    [InlineData("GetParameterHistory", true, "InvalidKeyId")]
    [InlineData("GetParameterHistory", false, null)]
    public async Task One_value_under_a_disabled_key_fails_the_whole_call(string operation, bool decrypt, string? error)
    {
        var disabled = new HashSet<string>();
        await using var aws = await Running.StartAsync(new StoreLimits { DisabledKeys = disabled });
        await PutAsync(aws, "/p/ours", Key);
        await PutAsync(aws, "/p/fine", null);

        disabled.Add(Key);
        var request = new
        {
            Name = "/p/ours",
            Names = new[] { "/p/fine", "/p/ours" },
            Path = "/p",
            WithDecryption = decrypt,
        };

        (await aws.CallAsync(operation, request)).Error.Should().Be(error);
    }

    [Fact]
    public async Task Nothing_is_written_under_a_disabled_key()
    {
        await using var aws = await Running.StartAsync(new StoreLimits { DisabledKeys = new HashSet<string> { Key } });

        (await PutAsync(aws, "/a", Key)).Error.Should().Be("InvalidKeyId");
        aws.Server.Store.Find("/a").Should().BeNull();
    }

    private static Task<SsmAnswer> PutAsync(Running aws, string name, string? key) =>
        aws.CallAsync(
            "PutParameter",
            new
            {
                Name = name,
                Value = "v",
                Type = "SecureString",
                Overwrite = true,
                KeyId = key,
            }
        );
}
