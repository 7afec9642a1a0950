using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class PolicyTests
{
    private const string Expiration =
        """{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2027-12-02T21:34:33.000Z"}}""";

    private const string Before =
        """{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"15","Unit":"Days"}}""";

    private const string NoChange =
        """{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Hours"}}""";

    [Fact]
    public async Task Policies_come_back_as_strings_with_their_type()
    {
        await using var aws = await Running.StartAsync();
        await PutAsync(aws, $"[{Expiration},{Before},{Before},{NoChange}]");

        (await PoliciesAsync(aws)).Should().Equal(Expiration, Before, Before, NoChange);
    }

    [Fact]
    public async Task An_overwrite_keeps_policies_and_new_ones_replace_them_all()
    {
        await using var aws = await Running.StartAsync();
        await PutAsync(aws, $"[{Expiration},{NoChange}]");

        await PutAsync(aws, null);
        (await PoliciesAsync(aws)).Should().HaveCount(2);
        await PutAsync(aws, $"[{NoChange}]");
        (await PoliciesAsync(aws)).Should().Equal(NoChange);
    }

    [Fact]
    public async Task One_empty_policy_removes_them_all()
    {
        await using var aws = await Running.StartAsync();
        await PutAsync(aws, $"[{NoChange}]");

        (await PutAsync(aws, "[{}]")).Error.Should().BeNull();

        (await PoliciesAsync(aws)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("nonsense", "ValidationException")]
    [InlineData("[]", "ValidationException")]
    [InlineData("[1]", "ValidationException")]
    [InlineData(NoChange, "ValidationException")]
    [InlineData("""[{"Type":"Reminder","Version":"1.0","Attributes":{}}]""", "InvalidPolicyTypeException")]
    [InlineData("""[{"Version":"1.0","Attributes":{}}]""", "InvalidPolicyTypeException")]
    [InlineData("""[{"Type":"Expiration","Version":"1.0"}]""", "InvalidPolicyAttributeException")]
    [InlineData(
        """[{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"soon"}}]""",
        "InvalidPolicyAttributeException"
    )]
    [InlineData(
        """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":20,"Unit":"Days"}}]""",
        "InvalidPolicyAttributeException"
    )]
    [InlineData(
        """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"0","Unit":"Days"}}]""",
        "InvalidPolicyAttributeException"
    )]
    [InlineData(
        """[{"Type":"ExpirationNotification","Version":"1.0","Attributes":{"Before":"1","Unit":"Weeks"}}]""",
        "InvalidPolicyAttributeException"
    )]
    [InlineData(
        """[{"Type":"NoChangeNotification","Version":"2.0","Attributes":{"After":"20","Unit":"Days"}}]""",
        "InvalidPolicyAttributeException"
    )]
    [InlineData($"[{Expiration},{Expiration}]", "IncompatiblePolicyException")]
    public async Task A_policy_against_the_rules_is_refused(string policies, string error)
    {
        await using var aws = await Running.StartAsync();

        (await PutAsync(aws, policies)).Error.Should().Be(error);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "PoliciesLimitExceededException")]
    public async Task A_parameter_has_ten_policies_at_most(int count, string? error)
    {
        await using var aws = await Running.StartAsync();

        (await PutAsync(aws, $"[{string.Join(',', Enumerable.Repeat(Before, count))}]")).Error.Should().Be(error);
    }

    private static Task<SsmAnswer> PutAsync(Running aws, string? policies) =>
        aws.CallAsync(
            "PutParameter",
            new
            {
                Name = "/a",
                Value = "v",
                Type = "SecureString",
                Tier = "Advanced",
                Overwrite = true,
                Policies = policies,
            }
        );

    private static async Task<string[]> PoliciesAsync(Running aws) =>
        [
            .. (await aws.CallAsync("DescribeParameters", new { }))
                .Parameters.Single()
                .GetProperty("Policies")
                .EnumerateArray()
                .Select(policy => policy.GetProperty("PolicyText").GetString()!),
        ];
}
