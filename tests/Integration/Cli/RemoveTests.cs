using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Cli;

public sealed class RemoveTests
{
    [Fact]
    public async Task Deletes_what_is_its_own_and_keeps_what_others_use()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();
        await world.DefineClientAsync(
            "erp",
            new JsonObject { ["provider"] = "amazon-lwa", ["clientSecret"] = $"{world.Root}/acme/client-secret" }
        );

        var run = await world.CommandAsync("remove", "acme", "--yes", "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        var answer = JsonNode.Parse(run.Output)!;
        answer["deleted"]!
            .AsArray()
            .Select(name => (string?)name)
            .Should()
            .Equal(
                $"{world.Root}/connections/acme",
                $"{world.Root}/acme/client-id",
                $"{world.Root}/acme/refresh-token",
                $"{world.Root}/acme/access-token"
            );
        ((string?)answer["kept"]!.AsArray().Single()!["why"]).Should().Be("used by client erp");
        (await world.GetAsync($"{world.Root}/acme/client-secret")).Should().NotBeNull();
        (await world.GetAsync($"{world.Root}/acme/access-token")).Should().BeNull();
        (await world.CommandAsync("status")).Output.Should().NotContain("acme ");
    }

    [SkippableFact]
    public async Task Shows_what_goes_and_asks_at_a_terminal()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var no = await world.TypeAsync(["remove", "acme"], ("cannot be undone. [y/N] ", "\r"));
        var piped = await world.CommandAsync("remove", "acme");
        var yes = await world.TypeAsync(["remove", "acme", "--keep-credentials"], ("cannot be undone. [y/N] ", "y\r"));

        no.ExitCode.Should().Be(2);
        no.PlainOutput.Should().Contain($"deletes: {world.Root}/acme/client-secret");
        piped.ExitCode.Should().Be(2);
        piped.Errors.Should().Contain("give --yes to go on");
        yes.ExitCode.Should().Be(0, yes.Output);
        yes.PlainOutput.Should().Contain($"keeps: {world.Root}/acme/client-secret (a credential)");
        (await world.GetAsync($"{world.Root}/acme/client-secret")).Should().NotBeNull();
        (await world.GetAsync($"{world.Root}/connections/acme")).Should().BeNull();
    }

    [Fact]
    public async Task Leaves_what_lies_elsewhere_unless_asked_and_removes_one_whose_definition_is_broken()
    {
        await using var world = await World.StartAsync();
        var elsewhere = $"/elsewhere{world.Root}";
        world.Variables["TOKENS_CREDENTIAL_PATHS"] = elsewhere;
        await world.DefineAsync("far", $$"""{"provider":"amazon-lwa","refreshToken":"{{elsewhere}}/refresh-token"}""");
        await world.PutSecretAsync($"{elsewhere}/refresh-token", "fake-far-token");
        await world.DefineAsync("broken", "{");
        await world.PutSecretAsync($"{world.Root}/broken/client-id", "fake-broken-id");

        var careful = await world.CommandAsync("remove", "far", "--yes");
        var broken = await world.CommandAsync("remove", "broken", "--yes");
        var unknown = await world.CommandAsync("remove", "nobody", "--yes");

        careful.Errors.Should().Contain($"keeps: {elsewhere}/refresh-token (lies elsewhere)");
        careful.Errors.Should().Contain("the definition of broken cannot be read");
        (await world.GetAsync($"{elsewhere}/refresh-token")).Should().NotBeNull();
        broken.ExitCode.Should().Be(0, broken.Errors);
        (await world.GetAsync($"{world.Root}/broken/client-id")).Should().BeNull();
        unknown.ExitCode.Should().Be(2);
    }
}
