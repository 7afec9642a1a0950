using System.Text.Json;
using FluentAssertions;
using Tokens.Emulator;
using Tokens.Emulator.Ssm;
using Xunit;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>AWS's rules, each as a script of calls to a server of its own.</summary>
public sealed class RuleTests
{
    private const string NoChange =
        """{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}""";

    private const string Expiration =
        """{"Type":"Expiration","Version":"1.0","Attributes":{"Timestamp":"2027-12-02T21:34:33.000Z"}}""";

    [Theory]
    [MemberData(nameof(Titles), SsmRules.Text)]
    public Task Parameter_Store_has_the_rule(string title) => HoldsAsync("ssm", SsmRules.Text, title);

    [Theory]
    [MemberData(nameof(Titles), SnsRules.Text)]
    public Task SNS_has_the_rule(string title) => HoldsAsync("sns", SnsRules.Text, title);

    [Theory]
    [MemberData(nameof(Titles), KmsRules.Text)]
    public Task KMS_has_the_rule(string title) => HoldsAsync("kms", KmsRules.Text, title);

    [Theory]
    [InlineData("Reminder", "{}", "InvalidPolicyTypeException")]
    [InlineData("", "{}", "InvalidPolicyTypeException")]
    [InlineData("Expiration", "{}", "InvalidPolicyAttributeException")]
    [InlineData("Expiration", """{"Timestamp":"soon"}""", "InvalidPolicyAttributeException")]
    [InlineData("NoChangeNotification", """{"After":20,"Unit":"Days"}""", "InvalidPolicyAttributeException")]
    [InlineData("NoChangeNotification", """{"After":"0","Unit":"Days"}""", "InvalidPolicyAttributeException")]
    [InlineData("ExpirationNotification", """{"Before":"1","Unit":"Weeks"}""", "InvalidPolicyAttributeException")]
    public Task A_policy_has_a_type_and_its_attributes(string type, string attributes, string error) =>
        PolicyAsync($$"""[{"Type":"{{type}}","Version":"1.0","Attributes":{{attributes}}}]""", error);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData(NoChange)]
    public Task Policies_are_a_list_of_objects(string policies) => PolicyAsync(policies, "ValidationException");

    [Theory]
    [InlineData(NoChange, 10, "{Tier:Advanced,Version:1}")]
    [InlineData(NoChange, 11, "PoliciesLimitExceededException")]
    [InlineData(Expiration, 2, "IncompatiblePolicyException")]
    public Task Policies_are_ten_at_most_and_one_of_them_the_expiration(string policy, int count, string expected) =>
        PolicyAsync($"[{string.Join(',', Enumerable.Repeat(policy, count))}]", expected);

    [Fact]
    public Task An_account_has_a_limited_number_of_standard_parameters() =>
        AwsScript.HoldsAsync(
            "ssm",
            """
            PutParameter {"Name":"/a","Value":"v","Type":"String"} => {*}
            PutParameter {"Name":"/b","Value":"v","Type":"String"} => ParameterLimitExceeded
            PutParameter {"Name":"/a","Value":"v","Overwrite":true} => {*Version:2}
            PutParameter {"Name":"/c","Value":"v","Type":"String","Tier":"Intelligent-Tiering"} => {Tier:Advanced,*}
            DeleteParameter {"Name":"/a"} => {}
            PutParameter {"Name":"/b","Value":"v","Type":"String"} => {*Version:1}
            """,
            new AwsEmulatorOptions { Limits = new StoreLimits { StandardParameters = 1 } }
        );

    [Theory]
    [InlineData("GetParameter")]
    [InlineData("GetParameters")]
    [InlineData("GetParametersByPath")]
    [InlineData("GetParameterHistory")]
    public async Task One_value_under_a_disabled_key_fails_every_call_that_decrypts(string operation)
    {
        var disabled = new HashSet<string>();
        var limits = new StoreLimits { DisabledKeys = disabled };
        await using var server = await AwsEmulator.StartAsync(new AwsEmulatorOptions { Limits = limits });
        using var client = new AwsClient(server.Endpoint, "ssm");
        var put = """{"Name":"/p/a","Value":"v","Type":"SecureString","KeyId":"alias/tokens","Overwrite":true}""";
        await client.CallAsync("PutParameter", put);
        var read = """{"Name":"/p/a","Names":["/p/a"],"Path":"/p","WithDecryption":true}""";

        disabled.Add("alias/tokens");

        (await client.CallAsync(operation, read)).Outcome().Should().Be("InvalidKeyId");
        (await client.CallAsync(operation, read.Replace("true", "false"))).Status.Should().Be(200);
        (await client.CallAsync("PutParameter", put)).Outcome().Should().Be("InvalidKeyId");
    }

    [Fact]
    public Task Each_kind_of_call_has_its_own_rate_and_waits_for_it_to_refill() =>
        AwsScript.HoldsAsync(
            "ssm",
            """
            2 x PutParameter {"Name":"/{i}","Value":"v","Type":"String"} => {*}
            PutParameter {"Name":"/3","Value":"v","Type":"String"} => ThrottlingException
            Wait 00:00:00.499
            PutParameter {"Name":"/3","Value":"v","Type":"String"} => ThrottlingException
            Wait 00:00:00.002
            PutParameter {"Name":"/3","Value":"v","Type":"String"} => {*Version:1}
            GetParameter {"Name":"/1"} => {*}
            GetParameters {"Names":["/1"]} => {*}
            GetParametersByPath {"Path":"/"} => {*}
            GetParameter {"Name":"/1"} => ThrottlingException
            DeleteParameter {"Name":"/1"} => {}
            DeleteParameters {"Names":["/2"]} => ThrottlingException
            9 x DescribeParameters {} => {*}
            """,
            new AwsEmulatorOptions { Throttling = new ThrottlingRates(Gets: 3, Puts: 2, Deletes: 1) }
        );

    [Fact]
    public async Task Of_many_who_create_one_name_at_once_exactly_one_succeeds()
    {
        await using var server = await AwsEmulator.StartAsync();
        using var client = new AwsClient(server.Endpoint, "ssm");
        var put = """{"Name":"/claim","Value":"v","Type":"String"}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CallAsync("PutParameter", put)));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        answers.Count(answer => answer.Outcome() == "ParameterAlreadyExists").Should().Be(19);
    }

    [Fact]
    public async Task A_refusal_never_repeats_the_value()
    {
        await using var server = await AwsEmulator.StartAsync();
        using var client = new AwsClient(server.Endpoint, "ssm");
        var put = """{"Name":"/a","Value":"hunter2","Type":"String","AllowedPattern":"\\d+"}""";

        (await client.CallAsync("PutParameter", put)).Body.Should().Contain("allowedPattern").And.NotContain("hunter2");
    }

    /// <summary>The titles of a text's rules, each of which begins with ##.</summary>
    public static TheoryData<string> Titles(string rules) => [.. Rules(rules).Select(rule => rule[0])];

    private static IEnumerable<string[]> Rules(string rules) =>
        rules
            .Split("## ", StringSplitOptions.RemoveEmptyEntries)
            .Select(rule => rule.ReplaceLineEndings("\n").Split('\n', 2));

    private static Task HoldsAsync(string service, string rules, string title) =>
        AwsScript.HoldsAsync(service, Rules(rules).Single(rule => rule[0] == title)[1]);

    private static Task PolicyAsync(string policies, string expected) =>
        AwsScript.HoldsAsync(
            "ssm",
            $$"""
            PutParameter {"Name":"/a","Value":"v","Type":"String","Tier":"Advanced",
              "Policies":{{JsonSerializer.Serialize(policies)}}} => {{expected}}
            """
        );
}
