using System.Text.Json;
using FluentAssertions;
using NJsonSchema;
using Tokens.Adapters.ParameterStore;
using Tokens.Domain;
using Tokens.Domain.Clients;
using Tokens.Domain.Connections;
using Tokens.Domain.Providers;
using Xunit;

namespace Tokens.Tests.Unit.Docs;

/// <summary>The schema says of a definition what the rules say, as far as a schema can.</summary>
public sealed class DefinitionSchemaTests
{
    private static readonly string Text = File.ReadAllText(
        Path.Combine(Repository.Root, "docs", "reference", "definition.schema.json")
    );

    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(Text);

    public static TheoryData<string> Examples =>
        [
            .. Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "docs", "examples"),
                "definition.json",
                SearchOption.AllDirectories
            ),
        ];

    [Fact]
    public async Task It_has_the_fields_that_the_rules_know_and_no_others() =>
        (await Schema)
            .Properties.Keys.Should()
            .BeEquivalentTo(
                typeof(ConnectionDefinition)
                    .GetProperties()
                    .Where(property => property.CanWrite)
                    .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            );

    [Fact]
    public async Task It_has_the_providers_that_there_are() =>
        (await Schema)
            .Properties["provider"]
            .Enumeration.Should()
            .BeEquivalentTo(ProviderProfiles.All.Select(profile => profile.Name));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_fits(string path) =>
        (await Schema).Validate(await File.ReadAllTextAsync(path)).Should().BeEmpty();

    /// <summary>Together with the example's client, in a deployment with the folders that the examples name.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void The_rules_take_every_example(string path)
    {
        var layout = new ParameterLayout(Folder("/tokens"));
        var client = Path.Combine(Path.GetDirectoryName(path)!, "client.json");
        var clients = new List<ClientEntry>();
        if (File.Exists(client))
        {
            var json = DefinitionJson.ParseClient(File.ReadAllText(client)).Valid();
            var name = ClientName.Parse(Path.GetFileName(Path.GetDirectoryName(path)!)).Valid();
            var defined = new ClientRules(layout, AllowedHosts.None).Define(name, json);
            clients.Add(new ClientEntry.Defined(defined.Valid(), DateTimeOffset.UnixEpoch));
        }

        new ConnectionRules(layout, AllowedHosts.None, new AllowedPaths([Folder("/my-erp")], [Folder("/sp-api")]))
            .Define(ConnectionName.Parse("acme").Valid(), DefinitionJson.Parse(File.ReadAllText(path)).Valid(), clients)
            .Should()
            .BeOfType<Parsed<Connection>.Valid>();
    }

    [Theory]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"/tokens/acme/old/client-secret"}""")]
    [InlineData("""{"provider":"amazon-lwa","remindBefore":["30d","12h"],"secretIssuedAt":"2026-11-22T16:43:50Z"}""")]
    [InlineData("""{"provider":"amazon-lwa","extraFields":{"audience":"x"},"refreshTokenRotates":true}""")]
    public async Task What_the_rules_take_fits(string definition)
    {
        (await Schema).Validate(definition).Should().BeEmpty();
        RulesTake(definition).Should().BeTrue();
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"provider":"nobody"}""")]
    [InlineData("""{"provider":"amazon-lwa","client":"lwa"}""")]
    [InlineData("""{"client":"Not A Name"}""")]
    [InlineData("""{"provider":"amazon-lwa","clientSecret":"env:SECRET"}""")]
    [InlineData("""{"provider":"amazon-lwa","tokenEndpont":"https://auth.example.com"}""")]
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

    private static ParameterName Folder(string name) => ParameterName.Parse(name).Valid();

    private static bool RulesTake(string json)
    {
        var root = Folder("/tokens");
        var name = ConnectionName.Parse("acme").Valid();
        return DefinitionJson.Parse(json) is Parsed<ConnectionDefinition>.Valid definition
            && new ConnectionRules(new ParameterLayout(root), AllowedHosts.None, AllowedPaths.None).Define(
                name,
                definition.Value,
                []
            ) is Parsed<Connection>.Valid;
    }
}
