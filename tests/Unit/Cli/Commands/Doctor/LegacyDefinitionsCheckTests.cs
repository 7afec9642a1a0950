using System.Text.Json.Nodes;
using Tokens.Cli;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Commands.Doctor.Legacy;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli.Commands.Doctor;

/// <summary>With definitions as they were stored before named clients (legacy-definitions.json).</summary>
public sealed class LegacyDefinitionsCheckTests : IAsyncLifetime, IAsyncDisposable
{
    private const string LwaClient =
        "tokens client add my-erp --provider amazon-lwa --client-id-at /my-erp/lwa/clientidentifier "
        + "--client-secret-at /my-erp/lwa/clientsecret --rotate-every 180d --remind-before 30d,15d,7d,3d,1d";

    private const string ShopClient =
        "tokens client add shop-de --provider oauth2 --token-endpoint https://auth.example.com/token "
        + "--client-id-at /tokens/shop-de/client-id --client-secret-at /tokens/shop-de/client-secret --grace 2d";

    private readonly OperatorWorld world = new();

    public async Task InitializeAsync()
    {
        var path = Path.Combine(
            Repository.Root,
            "tests",
            "Unit",
            "Cli",
            "Commands",
            "Doctor",
            "legacy-definitions.json"
        );
        foreach (var (name, definition) in JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject())
        {
            await world.DefineAsync(name, definition!.ToJsonString());
        }
    }

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    ValueTask IAsyncDisposable.DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData("my-erp", $"{LwaClient} && tokens add my-erp --client my-erp --refresh-token-at /my-erp/refreshToken")]
    [InlineData(
        "my-erp-reports",
        $"{LwaClient} && tokens add my-erp-reports --client my-erp --access-token-at /reports/token"
    )]
    [InlineData("shop-de", $"{ShopClient} && tokens add shop-de --client shop-de --scope 'orders items'")]
    [InlineData(
        "shop-fr",
        $"{ShopClient} && tokens add shop-fr --client shop-de --scope orders "
            + "--extra-field audience=https://api.example.com --refresh-token-rotates true --access-token-lifetime 30m"
    )]
    [InlineData(
        "sp-api",
        "tokens client add sp-api --provider amazon-lwa --client-id-at env:SP_API_CLIENT_ID "
            + "--client-secret-at env:SP_API_CLIENT_SECRET && tokens add sp-api --client sp-api "
            + "--refresh-token-at /sp-api/refresh-token --access-token-at /sp-api/access-token"
    )]
    [InlineData("store", "tokens add store --provider xero")]
    [InlineData(
        "tenant",
        @"tokens add tenant --provider hubspot --grant client_credentials --extra-field 'note=it'\''s; rm -rf /'"
    )]
    public async Task Each_definition_to_change_comes_with_its_commands_all_options_filled_in(
        string name,
        string commands
    ) => (await FindAsync()).Single(one => one.Subject == name).Fix.Should().Be(commands);

    [Fact]
    public async Task One_whose_credentials_are_its_own_needs_no_change() =>
        (await FindAsync())
            .Select(one => one.Subject)
            .Should()
            .Equal("my-erp", "my-erp-reports", "shop-de", "shop-fr", "sp-api", "store", "tenant");

    [Theory]
    [InlineData("my-erp", "its clientSecret /my-erp/lwa/clientsecret is not in its own folder /tokens/my-erp")]
    [InlineData("my-erp-reports", "its refreshToken is my-erp's; sign in again for one of its own")]
    [InlineData("my-erp-reports", "its accessToken /reports/token is in no folder of the stack's OutputPath")]
    [InlineData("my-erp-reports", "it is disabled, and tokens add enables it")]
    [InlineData("shop-de", "its clientSecret /tokens/shop-de/client-secret is also that of shop-fr")]
    [InlineData("store", "its accessToken /tokens/shared/access-token is not in its own folder; it goes there")]
    [InlineData("tenant", "tokens add asks for its own id and secret")]
    public async Task It_says_why(string name, string why) =>
        (await FindAsync()).Single(one => one.Subject == name).What.Should().Contain(why);

    [Fact]
    public async Task The_commands_are_ones_that_the_command_takes()
    {
        var root = TokensCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null));
        var commands = (await FindAsync())
            .SelectMany(one => one.Fix!.Split(" && "))
            .Where(command => !command.Contains('\''))
            .ToList();

        commands.Should().HaveCountGreaterThan(8);
        commands.SelectMany(command => root.Parse(command["tokens ".Length..]).Errors).Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_that_is_there_already_is_not_added_again()
    {
        await world.DefineClientAsync(
            "lwa",
            """{"provider":"amazon-lwa","clientId":"/my-erp/lwa/clientidentifier","clientSecret":"/my-erp/lwa/clientsecret"}"""
        );

        (await FindAsync())
            .Single(one => one.Subject == "my-erp")
            .Fix.Should()
            .Be("tokens add my-erp --client lwa --refresh-token-at /my-erp/refreshToken");
    }

    [Fact]
    public async Task The_second_provider_of_a_secret_gets_a_client_of_its_own()
    {
        await world.DefineAsync(
            "poisoned",
            """{"provider":"hubspot","clientId":"/my-erp/lwa/clientidentifier","clientSecret":"/my-erp/lwa/clientsecret"}"""
        );

        (await FindAsync())
            .Single(one => one.Subject == "poisoned")
            .Fix.Should()
            .Be("tokens add poisoned --provider hubspot");
    }

    private async Task<IReadOnlyList<Finding>> FindAsync()
    {
        var paths = new AllowedPaths([Some.Parameter("/my-erp")], [Some.Parameter("/sp-api")]);
        var snapshot = await world.Get<TakeSnapshot>().TakeAsync(null, CancellationToken.None);
        var found = await DoctorChecks.RunAsync(
            [new LegacyDefinitionsCheck(world.Parameters, The.Layout, paths)],
            new DoctorContext(snapshot, [], [], CancellationToken.None)
        );
        found.Should().OnlyContain(one => one.Finding.Level == FindingLevel.Error);
        return [.. found.Select(one => one.Finding)];
    }
}
