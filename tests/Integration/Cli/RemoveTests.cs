using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class RemoveTests : WorldTests
{
    [Fact]
    public async Task Deletes_what_is_its_own_and_keeps_what_others_use()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();
        await World.DefineClientAsync(
            "erp",
            new JsonObject { ["provider"] = "amazon-lwa", ["clientSecret"] = $"{World.Root}/acme/client-secret" }
        );

        var run = await World.CommandAsync("remove", "acme", "--yes", "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        var answer = JsonNode.Parse(run.Output)!;
        answer["deleted"]!
            .AsArray()
            .Select(name => (string?)name)
            .Should()
            .Equal(
                $"{World.Root}/connections/acme",
                $"{World.Root}/acme/client-id",
                $"{World.Root}/acme/refresh-token",
                $"{World.Root}/acme/access-token"
            );
        ((string?)answer["kept"]!.AsArray().Single()!["why"]).Should().Be("used by client erp");
        (await World.GetAsync($"{World.Root}/acme/client-secret")).Should().NotBeNull();
        (await World.GetAsync($"{World.Root}/acme/access-token")).Should().BeNull();
        (await World.CommandAsync("status")).Output.Should().NotContain("acme ");
    }

    [SkippableFact]
    public async Task Shows_what_goes_and_asks_at_a_terminal()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var no = await World.TypeAsync(["remove", "acme"], ("cannot be undone. [y/N] ", "\r"));
        var piped = await World.CommandAsync("remove", "acme");
        var yes = await World.TypeAsync(["remove", "acme", "--keep-credentials"], ("cannot be undone. [y/N] ", "y\r"));

        no.ExitCode.Should().Be(2);
        no.PlainOutput.Should().Contain($"deletes: {World.Root}/acme/client-secret");
        piped.ExitCode.Should().Be(2);
        piped.Errors.Should().Contain("give --yes to go on");
        yes.ExitCode.Should().Be(0, yes.Output);
        yes.PlainOutput.Should().Contain($"keeps: {World.Root}/acme/client-secret (a credential)");
        (await World.GetAsync($"{World.Root}/acme/client-secret")).Should().NotBeNull();
        (await World.GetAsync($"{World.Root}/connections/acme")).Should().BeNull();
    }

    [Fact]
    public async Task Leaves_what_lies_elsewhere_unless_asked_and_removes_one_whose_definition_is_broken()
    {
        var elsewhere = $"/elsewhere{World.Root}";
        World.Variables["TOKENS_CREDENTIAL_PATHS"] = elsewhere;
        await World.DefineAsync("far", $$"""{"provider":"amazon-lwa","refreshToken":"{{elsewhere}}/refresh-token"}""");
        await World.PutSecretAsync($"{elsewhere}/refresh-token", "fake-far-token");
        await World.DefineAsync("broken", "{");
        await World.PutSecretAsync($"{World.Root}/broken/client-id", "fake-broken-id");

        var careful = await World.CommandAsync("remove", "far", "--yes");
        var broken = await World.CommandAsync("remove", "broken", "--yes");
        var unknown = await World.CommandAsync("remove", "nobody", "--yes");

        careful.Errors.Should().Contain($"keeps: {elsewhere}/refresh-token (lies elsewhere)");
        careful.Errors.Should().Contain("the definition of broken cannot be read");
        (await World.GetAsync($"{elsewhere}/refresh-token")).Should().NotBeNull();
        broken.ExitCode.Should().Be(0, broken.Errors);
        (await World.GetAsync($"{World.Root}/broken/client-id")).Should().BeNull();
        unknown.ExitCode.Should().Be(2);
    }
}
