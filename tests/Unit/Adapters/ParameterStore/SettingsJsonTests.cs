namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class SettingsJsonTests
{
    [Fact]
    public void The_values_are_those_of_the_functions_variables() =>
        Parse("""{"TOKENS_ALLOWED_HOSTS":"auth.example.com","TOKENS_SWEEP_INTERVAL":"10m"}""")
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["TOKENS_ALLOWED_HOSTS"] = "auth.example.com",
                    ["TOKENS_SWEEP_INTERVAL"] = "10m",
                }
            );

    [Theory]
    [InlineData("""{"SOMETHING_NEWER":{"of":["any","kind"]}}""")]
    [InlineData("""{"TOKENS_ROOT":"/elsewhere"}""")]
    [InlineData("""{"AWS_ENDPOINT_URL":"http://127.0.0.1:9","AWS_PROFILE":"other"}""")]
    public void Neither_the_root_nor_anything_of_AWS_is_taken_from_it_and_unknown_keys_are_ignored(string json) =>
        Parse(json).Should().BeEmpty();

    [Theory]
    [InlineData("", "malformed JSON")]
    [InlineData("{", "malformed JSON at line 1")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("\"TOKENS_ALLOWED_HOSTS\"", "is not a JSON object")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":["auth.example.com"]}""", "TOKENS_ALLOWED_HOSTS is not a text")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":null}""", "TOKENS_ALLOWED_HOSTS is not a text")]
    [InlineData("""{"TOKENS_KMS_KEY_ID":"a","TOKENS_KMS_KEY_ID":"b"}""", "TOKENS_KMS_KEY_ID is given twice")]
    [InlineData("""{"TOKENS_KMS_KEY_ID":"\ud800"}""", "half a character")]
    public void What_is_malformed_is_reported_and_never_read_as_no_settings(string json, string problem) =>
        SettingsJson
            .Parse(json)
            .Should()
            .BeOfType<Parsed<IReadOnlyDictionary<string, string>>.Invalid>()
            .Which.Problem.Should()
            .Contain(problem);

    private static IReadOnlyDictionary<string, string> Parse(string json) =>
        SettingsJson.Parse(json).Should().BeOfType<Parsed<IReadOnlyDictionary<string, string>>.Valid>().Which.Value;
}
