using Amazon.SimpleSystemsManagement;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

/// <summary>
/// A definition gains nothing by the operator's permissions: the command applies the deployment's rules, which the stack writes
/// to the store, and not those of its shell.
/// </summary>
public sealed class SettingsTests : WorldTests
{
    [Theory]
    [InlineData("refresh")]
    [InlineData("status")]
    [InlineData("doctor")]
    public async Task Without_settings_or_an_emulator_it_does_nothing_and_names_the_missing_parameter(string command)
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        HideTheEmulator(World);

        var run = await World.CommandAsync(command);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.Should()
            .StartWith($"error: there is no parameter {World.Root}/settings in us-east-1 of this account; ")
            .And.Contain("deploy the stack")
            .And.Contain("--without-settings");
        World.TokenServer.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task With_the_option_or_with_settings_it_goes_on()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        HideTheEmulator(World);

        var without = await World.CommandAsync("refresh", "acme", "--without-settings");
        await PutSettingsAsync(World, """{"TOKENS_ALLOWED_HOSTS":"127.0.0.1"}""");
        World.Variables["TOKENS_ALLOWED_HOSTS"] = "";
        var with = await World.CommandAsync("refresh", "acme");

        without.ExitCode.Should().Be(0, without.Errors);
        with.ExitCode.Should().Be(0, with.Errors);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":"auth.example.com"}""")]
    public async Task Settings_win_over_the_shell_even_by_what_they_lack(string settings)
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await PutSettingsAsync(World, settings);

        var run = await World.CommandAsync("refresh", "acme");
        var option = await World.CommandAsync("refresh", "acme", "--without-settings");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("field tokenEndpoint: ");
        option.ExitCode.Should().Be(1, "the option is for a store that has none");
        World.TokenServer.Requests.Should().BeEmpty("the shell lists its host, the deployment does not");
    }

    [Theory]
    [InlineData("{", "malformed JSON")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":["127.0.0.1"]}""", "TOKENS_ALLOWED_HOSTS is not a text")]
    [InlineData("""{"TOKENS_ALLOWED_HOSTS":"https://127.0.0.1/"}""", "TOKENS_ALLOWED_HOSTS is wrong")]
    [InlineData("""{"TOKENS_OUTPUT_PATHS":"no-folder"}""", "TOKENS_OUTPUT_PATHS is wrong")]
    public async Task Malformed_settings_are_an_error_and_never_none(string settings, string problem)
    {
        await PutSettingsAsync(World, settings);

        var run = await World.CommandAsync("status", "--without-settings");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith($"error: parameter {World.Root}/settings: ").And.Contain(problem);
    }

    [Fact]
    public async Task An_access_token_is_not_written_over_a_parameter_outside_the_deployments_folders()
    {
        var password = $"/prod{World.Root}/db/password";
        await World.PutSecretAsync(password, "fake-database-password");
        var endpoint = await World.ConnectAsync("evil", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.DefineAsync(
            "evil",
            $$"""{"provider":"amazon-lwa","tokenEndpoint":"{{endpoint.Uri}}","accessToken":"{{password}}"}"""
        );
        await PutSettingsAsync(World, """{"TOKENS_ALLOWED_HOSTS":"127.0.0.1"}""");
        // The operator's shell may well list it, for another deployment.
        World.Variables["TOKENS_OUTPUT_PATHS"] = $"/prod{World.Root}";

        var refresh = await World.CommandAsync("refresh", "evil");
        var add = await World.CommandAsync([.. Add(endpoint, "other"), "--access-token-at", password, "--yes"]);

        refresh.ExitCode.Should().Be(1);
        refresh.Output.Should().Contain($"{password} may not be written for this connection");
        add.ExitCode.Should().Be(2);
        add.Errors.Should().Contain($"{password} may not be written for this connection");
        var kept = await World.GetAsync(password);
        kept!.Version.Should().Be(1);
        kept.Value.Should().Be("fake-database-password");
        World.TokenServer.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_stacks_secret_is_not_sent_nor_a_variable_of_the_shell()
    {
        var secret = $"/other{World.Root}/victim/client-secret";
        await World.PutSecretAsync(secret, "fake-victim-secret");
        var endpoint = await World.ConnectAsync("evil", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        World.Variables["GITHUB_TOKEN"] = "fake-github-token";
        World.Keep("fake-github-token");

        foreach (var place in new[] { secret, "env:GITHUB_TOKEN", $"{World.Root}/victim/client-secret" })
        {
            await World.DefineAsync(
                "evil",
                $$"""{"provider":"amazon-lwa","tokenEndpoint":"{{endpoint.Uri}}","clientSecret":"{{place}}"}"""
            );

            var run = await World.CommandAsync("refresh", "evil");

            run.ExitCode.Should().Be(1, place);
            run.Output.Should().Contain("field clientSecret: ", place);
        }

        World.TokenServer.Requests.Should().BeEmpty();
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
