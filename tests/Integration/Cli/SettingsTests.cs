using Amazon.SimpleSystemsManagement;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Cli;

/// <summary>
/// A definition gains nothing by the operator's permissions: the command applies the deployment's rules, which the stack writes
/// to the store, and not those of its shell.
/// </summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("refresh")]
    [InlineData("status")]
    [InlineData("doctor")]
    public async Task Without_settings_or_an_emulator_it_does_nothing_and_names_the_missing_parameter(string command)
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        HideTheEmulator(world);

        var run = await world.CommandAsync(command);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.Should()
            .StartWith($"error: there is no parameter {world.Root}/settings in us-east-1 of this account; ")
            .And.Contain("deploy the stack")
            .And.Contain("--without-settings");
        world.TokenServer.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task With_the_option_or_with_settings_it_goes_on()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        HideTheEmulator(world);

        var without = await world.CommandAsync("refresh", "acme", "--without-settings");
        await PutSettingsAsync(world, """{"TOKENS_ALLOWED_HOSTS":"127.0.0.1"}""");
        world.Variables["TOKENS_ALLOWED_HOSTS"] = "";
        var with = await world.CommandAsync("refresh", "acme");

        without.ExitCode.Should().Be(0, without.Errors);
        with.ExitCode.Should().Be(0, with.Errors);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":"auth.example.com"}""")]
    public async Task Settings_win_over_the_shell_even_by_what_they_lack(string settings)
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await PutSettingsAsync(world, settings);

        var run = await world.CommandAsync("refresh", "acme");
        var option = await world.CommandAsync("refresh", "acme", "--without-settings");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("field tokenEndpoint: ");
        option.ExitCode.Should().Be(1, "the option is for a store that has none");
        world.TokenServer.Requests.Should().BeEmpty("the shell lists its host, the deployment does not");
    }

    [Theory]
    [InlineData("{", "malformed JSON")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":["127.0.0.1"]}""", "TOKENS_ALLOWED_HOSTS is not a text")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":"https://127.0.0.1/"}""", "TOKENS_ALLOWED_HOSTS is wrong")]
    [InlineData("""{"TOKENS_OUTPUT_PATHS":"no-folder"}""", "TOKENS_OUTPUT_PATHS is wrong")]
    public async Task Malformed_settings_are_an_error_and_never_none(string settings, string problem)
    {
        await using var world = await World.StartAsync();
        await PutSettingsAsync(world, settings);

        var run = await world.CommandAsync("status", "--without-settings");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith($"error: parameter {world.Root}/settings: ").And.Contain(problem);
    }

    [Fact]
    public async Task An_access_token_is_not_written_over_a_parameter_outside_the_deployments_folders()
    {
        await using var world = await World.StartAsync();
        var password = $"/prod{world.Root}/db/password";
        await world.PutSecretAsync(password, "fake-database-password");
        var endpoint = await world.ConnectAsync("evil", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.DefineAsync(
            "evil",
            $$"""{"provider":"amazon-lwa","tokenEndpoint":"{{endpoint.Uri}}","accessToken":"{{password}}"}"""
        );
        await PutSettingsAsync(world, """{"TOKENS_ALLOWED_HOSTS":"127.0.0.1"}""");
        // The operator's shell may well list it, for another deployment.
        world.Variables["TOKENS_OUTPUT_PATHS"] = $"/prod{world.Root}";

        var refresh = await world.CommandAsync("refresh", "evil");
        var add = await world.CommandAsync([.. Add(endpoint, "other"), "--access-token-at", password, "--yes"]);

        refresh.ExitCode.Should().Be(1);
        refresh.Output.Should().Contain($"{password} may not be written for this connection");
        add.ExitCode.Should().Be(2);
        add.Errors.Should().Contain($"{password} may not be written for this connection");
        var kept = await world.GetAsync(password);
        kept!.Version.Should().Be(1);
        kept.Value.Should().Be("fake-database-password");
        world.TokenServer.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_stacks_secret_is_not_sent_nor_a_variable_of_the_shell()
    {
        await using var world = await World.StartAsync();
        var secret = $"/other{world.Root}/victim/client-secret";
        await world.PutSecretAsync(secret, "fake-victim-secret");
        var endpoint = await world.ConnectAsync("evil", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        world.Variables["GITHUB_TOKEN"] = "fake-github-token";
        world.Keep("fake-github-token");

        foreach (var place in new[] { secret, "env:GITHUB_TOKEN", $"{world.Root}/victim/client-secret" })
        {
            await world.DefineAsync(
                "evil",
                $$"""{"provider":"amazon-lwa","tokenEndpoint":"{{endpoint.Uri}}","clientSecret":"{{place}}"}"""
            );

            var run = await world.CommandAsync("refresh", "evil");

            run.ExitCode.Should().Be(1, place);
            run.Output.Should().Contain("field clientSecret: ", place);
        }

        world.TokenServer.Requests.Should().BeEmpty();
    }

    private static Task PutSettingsAsync(World world, string json) =>
        world.PutAsync($"{world.Root}/settings", json, ParameterType.String);

    /// <summary>Without the variable that makes an emulator of it; the SDK finds it by the one for this service alone.</summary>
    private static void HideTheEmulator(World world)
    {
        world.Variables.Remove("AWS_ENDPOINT_URL");
        world.Variables["AWS_ENDPOINT_URL_SSM"] = world.Aws.AbsoluteUri;
    }

    private static string[] Add(TokenEndpoint endpoint, string name) =>
        ["add", name, "--provider", "amazon-lwa", "--token-endpoint", endpoint.Uri.AbsoluteUri];
}
