using System.Net;
using System.Text.RegularExpressions;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.AspNetCore.WebUtilities;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using OperatingSystem = System.OperatingSystem;

namespace Tokens.Tests.Integration.Cli;

/// <summary>The browser is an HttpClient. The client's id stands in every link, so here it is one that is no secret.</summary>
public sealed partial class AuthorizeTests : WorldTests
{
    private const string PublicId = "public-app";

    [Fact]
    public async Task Signs_in_with_PKCE_and_stores_the_refresh_token_and_refreshes()
    {
        var endpoint = await DefineAsync(World);

        using var command = World.Begin("authorize", "crm");
        var link = await LinkAsync(command);
        var page = await new HttpClient().GetStringAsync(link);
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(0, run.Errors);
        page.Should().StartWith("Thank you.");
        run.LineOf("crm").Should().MatchRegex("^crm +refreshed +good for 60 min");
        var asked = endpoint.AuthorizationPage.Requests.Should().ContainSingle().Subject;
        asked["redirect_uri"].Should().MatchRegex("^http://127.0.0.1:[0-9]+/callback$");
        asked["scope"].Should().Be("offline_access read");
        (await World.GetAsync($"{World.Root}/crm/refresh-token"))!.Value.Should().Be(endpoint.RefreshTokens.Newest);
        World.TokenServer.Requests.Count(one => one.GrantType == "authorization_code").Should().Be(1);
    }

    [SkippableFact]
    public async Task A_browser_is_opened_with_a_private_page_and_no_process_shows_the_link()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The browser is a script in the place of xdg-open.");
        await DefineAsync(World);
        using var browser = await ScriptedBrowser.InstallAsync(World);

        using var command = World.Begin("authorize", "crm", "--open", "--json");
        var link = await LinkAsync(command);
        await command.ErrorLineAsync("note: waiting");
        var opened = await browser.OpenedAsync();
        var answer = await new HttpClient().GetStringAsync(opened.Link);
        var run = await command.EndAsync();

        opened.Link.Should().Be(link);
        opened.Modes.Should().Equal("600", "700");
        opened.Path.Should().StartWith(browser.Folder);
        opened.CommandLines.Should().Contain(opened.Path).And.Contain("authorize");
        opened.CommandLines.Should().NotContain("http").And.NotContain("state").And.NotContain("127.0.0.1");
        answer.Should().StartWith("Thank you.");
        run.ExitCode.Should().Be(0, run.Errors);
        $"{run.Output}{run.Errors}".Should().NotContain("noise");
        File.Exists(opened.Path).Should().BeFalse();
        browser.PagesLeft.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Deletes_the_page_when_it_is_interrupted(string signal)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The browser is a script in the place of xdg-open.");
        await DefineAsync(World);
        using var browser = await ScriptedBrowser.InstallAsync(World);

        using var command = World.Begin("authorize", "crm", "--open");
        await command.ErrorLineAsync("note: waiting");
        var opened = await browser.OpenedAsync();
        var before = File.Exists(opened.Path);
        await command.SignalAsync(signal);
        var run = await command.EndAsync();

        before.Should().BeTrue();
        run.ExitCode.Should().Be(130);
        browser.PagesLeft.Should().BeEmpty();
    }

    [Fact]
    public async Task Keeps_key_tier_and_policies_of_a_refresh_token_that_is_there()
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = await DefineAsync(world);
        var key = store.CreateKey("alias/mine");
        await world.Ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = $"{world.Root}/crm/refresh-token",
                Value = "fake-refresh-old",
                Type = ParameterType.SecureString,
                KeyId = key,
                Tier = ParameterTier.Advanced,
                Policies =
                    """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"300","Unit":"Days"}}]""",
            }
        );

        using var command = world.Begin("authorize", "crm", "--json");
        await new HttpClient().GetStringAsync(await LinkAsync(command));
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(0, run.Errors);
        var described = (await world.Ssm.DescribeParametersAsync(new())).Parameters.Single(one =>
            one.Name == $"{world.Root}/crm/refresh-token"
        );
        described.KeyId.Should().Be(key);
        described.Tier.Should().Be(ParameterTier.Advanced);
        described.Policies.Should().ContainSingle();
        described.Version.Should().Be(2);
        JsonNode.Parse(run.Output)!["refreshed"]!.AsArray().Should().ContainSingle();
        endpoint.RefreshTokens.IsAlive((await world.GetAsync(described.Name))!.Value).Should().BeTrue();
    }

    [Fact]
    public async Task Shows_a_refusal_in_one_line_and_answers_the_browser()
    {
        var endpoint = await DefineAsync(World);
        endpoint.AuthorizationPage.Error = "access_denied";

        using var command = World.Begin("authorize", "crm");
        var page = await new HttpClient().GetStringAsync(await LinkAsync(command));
        var run = await command.EndAsync();

        run.ExitCode.Should().Be(1);
        page.Should().StartWith("Access was not granted");
        run.Output.Should().BeEmpty();
        run.Errors.Should()
            .EndWith("error: the provider gave no access: access_denied The person said <no>.; nothing was written\n");
        (await World.GetAsync($"{World.Root}/crm/refresh-token")).Should().BeNull();
    }

    [Fact]
    public async Task Gives_up_without_a_sign_in()
    {
        await DefineAsync(World);

        var run = await World.CommandAsync("authorize", "crm", "--wait", "1s");

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("error: no sign-in within 1 s; nothing was written");
    }

    [Fact]
    public async Task Shows_the_consent_link_of_the_SP_API_and_exchanges_the_code_that_is_piped_in()
    {
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Codes.Add("fake-spapi-oauth-code", World.ClientId);

        var run = await World.PipeAsync(
            "https://www.example.com/back?state=x&selling_partner_id=A1&spapi_oauth_code=fake-spapi-oauth-code",
            "authorize",
            "acme",
            "--application-id",
            "amzn1.sp.solution.1",
            "--draft"
        );

        run.ExitCode.Should().Be(0, run.Errors);
        run.Errors.Should()
            .MatchRegex(
                "https://sellercentral.amazon.com/apps/authorize/consent\\?application_id=amzn1.sp.solution.1&state=[0-9a-f]{32}&version=beta"
            );
        (await World.GetAsync($"{World.Root}/acme/refresh-token"))!.Value.Should().Be(endpoint.RefreshTokens.Newest);
    }

    [Theory]
    [InlineData("sellercentral.amazon.evil.example")]
    [InlineData("evil.example")]
    public async Task Shows_no_consent_link_that_leads_elsewhere(string host)
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        string[] arguments = ["authorize", "acme", "--application-id", "amzn1.sp.solution.1", "--central", host];

        var run = await World.PipeAsync("fake-spapi-oauth-code", arguments);

        run.ExitCode.Should().Be(2);
        run.Errors.Should()
            .Contain($"error: --central: leads to {host} and is none of the provider's endpoints")
            .And.NotContain("application_id=");
        World.TokenServer.Requests.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task An_address_that_is_pasted_has_the_state_of_the_link_above_it()
    {
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Codes.Add("fake-spapi-oauth-code", World.ClientId);

        var forged = await PasteAsync(World, _ => new string('0', 32));
        var before = await World.GetAsync($"{World.Root}/acme/refresh-token");
        var asked = World.TokenServer.Requests.Count;
        var right = await PasteAsync(World, link => StateIn().Match(link).Groups[1].Value);

        forged.ExitCode.Should().Be(1);
        forged.PlainOutput.Should().Contain("error: that address has another state than the link above");
        before!.Value.Should().Be("fake-refresh-0");
        asked.Should().Be(0, "the code may be an attacker's");
        right.ExitCode.Should().Be(0, right.Output);
        (await World.GetAsync($"{World.Root}/acme/refresh-token"))!.Value.Should().Be(endpoint.RefreshTokens.Newest);
    }

    [Fact]
    public async Task Takes_a_refresh_token_of_the_SP_API_once_it_has_proved_itself()
    {
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.RefreshTokens.Add(World.ClientId, "Atzr|fake-self-authorised");
        World.Keep("Atzr|fake-mistyped");

        var wrong = await World.PipeAsync("Atzr|fake-mistyped", "authorize", "acme");
        var right = await World.PipeAsync("Atzr|fake-self-authorised\n", "authorize", "acme");

        wrong.ExitCode.Should().Be(1);
        wrong.Errors.Should().Contain("error: the refresh token is refused");
        right.ExitCode.Should().Be(0, right.Errors);
        (await World.GetAsync($"{World.Root}/acme/refresh-token"))!.Value.Should().Be("Atzr|fake-self-authorised");
    }

    [Fact]
    public async Task Says_what_is_missing_for_a_sign_in()
    {
        await World.ConnectAsync("shop", "shopify", TokenEndpointBehaviour.OAuth2);

        var run = await World.CommandAsync("authorize", "shop");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("shop has no authorization endpoint").And.Contain("TOKENS_ALLOWED_HOSTS");
    }

    /// <summary>Reads the consent link at a terminal, and pastes an address with a state made from it.</summary>
    private static async Task<CommandRun> PasteAsync(World world, Func<string, string> state)
    {
        using var terminal = await world.OpenTerminalAsync([
            "authorize",
            "acme",
            "--application-id",
            "amzn1.sp.solution.1",
        ]);
        var link = await terminal.WaitForAsync("or a refresh token (not shown): ");
        var back = $"https://www.example.com/back?state={state(link)}&spapi_oauth_code=fake-spapi-oauth-code";
        await terminal.TypeAsync(back + "\r");
        return world.Keep(await terminal.EndAsync());
    }

    [GeneratedRegex("[?&]state=([0-9a-f]{32})")]
    private static partial Regex StateIn();

    private static async Task<Uri> LinkAsync(RunningCommand command)
    {
        var line = await command.ErrorLineAsync("sign in: ");
        return new Uri(line["sign in: ".Length..]);
    }

    private static async Task<TokenEndpoint> DefineAsync(World world)
    {
        var endpoint = world.TokenServer.Mount(TokenEndpointBehaviour.OAuth2);
        endpoint.Clients.Add(PublicId, World.ClientSecret);
        await world.DefineAsync(
            "crm",
            new JsonObject
            {
                ["provider"] = "oauth2",
                ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri,
                ["authorizationEndpoint"] = endpoint.AuthorizationUri.AbsoluteUri,
                ["scope"] = "offline_access read",
            }
        );
        await world.PutAsync($"{world.Root}/crm/client-id", PublicId, ParameterType.SecureString);
        await world.PutSecretAsync($"{world.Root}/crm/client-secret", World.ClientSecret);
        return endpoint;
    }
}
