using NJsonSchema;

namespace Tokens.Tests.Unit.Docs;

/// <summary>The schema says of a definition what the rules say, as far as a schema can.</summary>
public sealed class DefinitionSchemaTests
{
    private static readonly Task<JsonSchema> Schema = ReadAsync("definition");

    private static readonly Task<JsonSchema> ClientSchema = ReadAsync("client");

    public static TheoryData<string> Examples => [.. ExamplesOf("definition.json")];

    public static TheoryData<string> ClientExamples => [.. ExamplesOf("client.json")];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_fits(string path) =>
        (await Schema).Validate(await File.ReadAllTextAsync(path)).Should().BeEmpty();

    /// <summary>Together with the example's client, in a deployment with the folders that the examples name.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void The_rules_take_every_example(string path)
    {
        var client = Path.Combine(Path.GetDirectoryName(path)!, "client.json");
        var name = Path.GetFileName(Path.GetDirectoryName(path)!);
        var clients = File.Exists(client)
            ? Some.Clients(new ClientEntry.Defined(DefineClient(name, File.ReadAllText(client)).Valid(), The.Now))
            : Some.Clients();
        var rules = new ConnectionRules(
            The.Layout,
            AllowedHosts.None,
            new AllowedPaths([Some.Parameter("/my-erp")], [Some.Parameter("/sp-api")])
        );

        DefinitionJson
            .Parse(File.ReadAllText(path))
            .Then(read => rules.Define(Some.Name("acme"), read, clients))
            .Should()
            .BeOfType<Parsed<Connection>.Valid>();
    }

    [Theory]
    [MemberData(nameof(ClientExamples))]
    public async Task Every_example_of_a_client_fits(string path) =>
        (await ClientSchema).Validate(await File.ReadAllTextAsync(path)).Should().BeEmpty();

    [Theory]
    [InlineData("""{"client":"shared"}""")]
    [InlineData("""{"client":"shared","scope":"orders","accessTokenLifetime":"2h","enabled":false}""")]
    [InlineData("""{"client":"shared","tokenEndpoint":"https://api.amazon.co.jp/auth/o2/token"}""")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"/tokens/acme/client-secret"}""")]
    [InlineData("""{"provider":"amazon-lwa","remindBefore":["30d","12h"],"secretIssuedAt":"2026-11-22T16:43:50Z"}""")]
    [InlineData("""{"provider":"amazon-lwa","extraFields":{"audience":"x"},"refreshTokenRotates":true}""")]
    [InlineData("""{"provider":"hubspot","tokenEndpoint":"https://api.hubapi.com/oauth/v3/token"}""")]
    public async Task What_the_rules_take_fits(string definition)
    {
        (await Schema).Validate(definition).Should().BeEmpty();
        RulesTake(definition).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"client":"Shared"}""")]
    [InlineData("""{"client":"shared","provider":"amazon-lwa"}""")]
    [InlineData("""{"client":"shared","rotateEvery":"180d"}""")]
    [InlineData("""{"client":"shared","clientSecret":"/tokens/acme/client-secret"}""")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:SECRET"}""")]
    [InlineData("""{"provider":"nobody"}""")]
    [InlineData("""{"provider":"amazon-lwa","tokenEndpont":"https://auth.example.com"}""")]
    [InlineData("""{"provider":"amazon-lwa","tokenEndpoint":"https://api.amazon.com/auth/o2/token?x=1"}""")]
    [InlineData("""{"provider":"amazon-lwa","tokenEndpoint":"https://api.amazon.com/auth/o2/%74oken"}""")]
    [InlineData("""{"provider":"amazon-lwa","authorizationEndpoint":"https://user@www.amazon.com/ap/oa"}""")]
    [InlineData("""{"provider":"amazon-lwa","rotateEvery":"180"}""")]
    [InlineData("""{"provider":"amazon-lwa","rotateEvery":"0d"}""")]
    [InlineData("""{"provider":"amazon-lwa","grant":"password"}""")]
    [InlineData("""{"provider":"amazon-lwa","enabled":"yes"}""")]
    [InlineData("""{"provider":"amazon-lwa","clientId":"has a blank"}""")]
    [InlineData("""{"provider":"amazon-lwa","refreshToken":"/ends/with/"}""")]
    [InlineData("""{"provider":"amazon-lwa","secretIssuedAt":"yesterday"}""")]
    public async Task What_the_rules_refuse_does_not(string definition)
    {
        (await Schema).Validate(definition).Should().NotBeEmpty();
        RulesTake(definition).Should().BeFalse();
    }

    [Theory]
    [InlineData(
        """{"provider":"amazon-lwa","clientId":"env:ID","clientSecret":"/vault/secret","rotateEvery":"180d"}""",
        true
    )]
    [InlineData("""{"provider":"oauth2","tokenEndpoint":"not a URL"}""", false)]
    [InlineData("""{"clientId":"/vault/id"}""", false)]
    [InlineData("""{"provider":"amazon-lwa","refreshToken":"/vault/token"}""", false)]
    [InlineData("""{"provider":"amazon-lwa","client":"shared"}""", false)]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"has a blank"}""", false)]
    public async Task That_of_a_client_takes_what_the_rules_take(string definition, bool isRight)
    {
        ((await ClientSchema).Validate(definition).Count == 0).Should().Be(isRight);
        (DefineClient("shared", definition) is Parsed<Client>.Valid).Should().Be(isRight);
    }

    private static bool RulesTake(string json)
    {
        var shared = ((Parsed<Client>.Valid)DefineClient("shared", """{"provider":"amazon-lwa"}""")).Value;
        var rules = new ConnectionRules(The.Layout, AllowedHosts.None, AllowedPaths.None);
        return DefinitionJson
                .Parse(json)
                .Then(read =>
                    rules.Define(Some.Name("acme"), read, Some.Clients(new ClientEntry.Defined(shared, The.Now)))
                ) is Parsed<Connection>.Valid;
    }

    private static Parsed<Client> DefineClient(string name, string json)
    {
        var rules = new ClientRules(The.Layout, AllowedHosts.None);
        return ClientName
            .Parse(name)
            .Then(own => DefinitionJson.ParseClient(json).Then(read => rules.Define(own, read)));
    }

    private static IEnumerable<string> ExamplesOf(string file) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples"), file, SearchOption.AllDirectories);

    private static async Task<JsonSchema> ReadAsync(string name) =>
        await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "reference", $"{name}.schema.json"))
        );
}
