using Amazon.SimpleSystemsManagement;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Integration.AwsEmulators;
using StoreFault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Cli;

public sealed class DoctorTests : OwnStoreTests
{
    private const string Key = "alias/tokens";

    protected override Task<World> StartWorldAsync(AwsEmulator store) => World.StartListeningAsync(store);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Store.CreateKey(Key);
        World.Variables["TOKENS_KMS_KEY_ID"] = Key;
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();
    }

    [Fact]
    public async Task Finds_no_problem_in_a_healthy_deployment_and_changes_nothing()
    {
        var before = await VersionsAsync();
        Store.ForgetPublished();

        var run = await World.CommandAsync("doctor", "--count");

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        run.HasEscapes.Should().BeFalse();
        run.Output.Should()
            .Contain("fine     key: alias/tokens: encrypts: you are allowed kms:Encrypt")
            .And.Contain("fine     connections: acme: is healthy")
            .And.Contain("fine     credentials: acme: its credentials exist and can be decrypted")
            .And.Contain("you are allowed ssm:PutParameter")
            .And.Contain("you are allowed ssm:LabelParameterVersion")
            .And.Contain("fine     clock: this machine: its clock agrees with AWS's")
            .And.Contain("1 subscriptions, all confirmed")
            .And.Contain("of at most 10000 standard parameters")
            .And.Contain("0 errors, 0 warnings,");
        (await VersionsAsync()).Should().Equal(before);
        Store.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_root_within_another_deployments_is_an_error()
    {
        var apart = await World.CommandAsync("doctor");
        var status = """{"state":"healthy","since":"2026-11-21T10:30:00+00:00"}""";
        await World.PutAsync($"{World.Root}/status/acme", status, ParameterType.String);
        World.Variables["TOKENS_ROOT"] = $"{World.Root}/team/tokens";

        var within = await World.CommandAsync("doctor");

        apart.Output.Should().Contain($"fine     folders: {World.Root}: is inside no other deployment's root");
        within.ExitCode.Should().Be(1, within.Output);
        within
            .Output.Should()
            .MatchRegex($"error +folders: {World.Root}/team/tokens: is inside {World.Root}, another deployment's root");
    }

    [Fact]
    public async Task Each_finding_comes_with_its_fix()
    {
        await World.DefineAsync("broken", """{"provider":"no-such-provider"}""");
        await World.DefineAsync("bare", """{"provider":"amazon-lwa"}""");
        using var kms = new KmsSdk(Store.Endpoint);
        var id = (await kms.Client.DescribeKeyAsync(Key)).KeyMetadata.KeyId;
        await kms.Client.DisableKeyAsync(id);

        var run = await World.CommandAsync("doctor", "--json");

        run.ExitCode.Should().Be(1);
        var findings = JsonNode.Parse(run.Output)!["findings"]!
            .AsArray()
            .Where(one => (string?)one!["severity"] == "error")
            .Select(one => $"{one!["examination"]} {one["subject"]} {one["what"]}; {one["mend"]}")
            .ToList();
        findings.Should().HaveCount(3);
        findings.Should().Contain($"key {Key} is disabled; enable it");
        findings
            .Should()
            .Contain(one => one.StartsWith("connections broken ") && one.Contains("use one of amazon-lwa"));
        findings
            .Should()
            .Contain(one =>
                one.StartsWith("credentials bare ")
                && one.Contains("create it with the")
                && one.Contains("; aws ssm put-parameter")
            );
    }

    [Fact]
    public async Task Warnings_alone_have_their_own_exit_code()
    {
        World.Variables.Remove("TOKENS_KMS_KEY_ID");
        await World.PutSecretAsync($"{World.Root}/acme/client-secret", "fake-client-secret-new");

        var run = await World.CommandAsync("doctor");

        run.ExitCode.Should().Be(4, run.Output);
        run.Output.Should()
            .Contain("warning  rotation: acme: the newest version of its client secret is not proven")
            .And.Contain("fix: tokens refresh acme tries it; tokens rotate acme --undo goes back");
    }

    [Fact]
    public async Task Names_the_permission_that_is_missing()
    {
        Store.Faults = call =>
            call.Operation is "PutParameter" or "LabelParameterVersion"
                ? new StoreFault.Refuse("AccessDeniedException")
                : null;

        var run = await World.CommandAsync("doctor");

        run.ExitCode.Should().Be(1);
        run.Output.Should()
            .Contain($"error    permissions: {World.Root}/connections/acme: you are not allowed ssm:PutParameter")
            .And.Contain("fix: allow ssm:LabelParameterVersion on it");
    }

    [Fact]
    public async Task Finds_a_label_on_the_oldest_of_a_hundred_versions()
    {
        for (var version = 2; version <= 100; version++)
        {
            await World.PutSecretAsync($"{World.Root}/acme/client-secret", $"fake-client-secret-{version:0000}");
        }

        var run = await World.CommandAsync("doctor");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("has 100 versions of at most 100, and the oldest has the label proven");
    }

    /// <summary>The suggested commands are run as shown, and result in a working connection.</summary>
    [Fact]
    public async Task Legacy_definitions_come_with_the_commands_that_migrate_them()
    {
        var vault = $"/vault{World.Root}";
        World.Variables["TOKENS_CREDENTIAL_PATHS"] = vault;
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon with { Path = "/erp/token" });
        await World.DefineAsync(
            "erp",
            new JsonObject
            {
                ["provider"] = "amazon-lwa",
                ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri,
                ["clientId"] = $"{vault}/lwa/clientidentifier",
                ["clientSecret"] = $"{vault}/lwa/clientsecret",
                ["refreshToken"] = $"{vault}/refreshToken",
                ["rotateEvery"] = "180d",
            }
        );
        await World.PutSecretAsync($"{vault}/lwa/clientidentifier", World.ClientId);
        await World.PutSecretAsync($"{vault}/lwa/clientsecret", World.ClientSecret);
        await World.PutSecretAsync($"{vault}/refreshToken", "fake-refresh-0");

        var before = await World.CommandAsync("doctor", "--without-settings", "--json");
        var commands = Findings(before).Where(one => (string?)one["examination"] == "earlier form").Single()["mend"]!
            .GetValue<string>()
            .Split(" && ");
        var runs = new List<CommandRun>();
        foreach (var command in commands)
        {
            runs.Add(await World.CommandAsync([.. command.Split(' ').Skip(1), "--yes"]));
        }

        var after = await World.CommandAsync("doctor", "--json");

        before.ExitCode.Should().Be(1);
        commands.Should().HaveCount(2);
        runs.Should().OnlyContain(run => run.ExitCode == 0, string.Join('\n', runs.Select(run => run.Errors)));
        Findings(after).Where(one => (string?)one["severity"] == "error").Should().BeEmpty();
        (await World.CommandAsync("refresh", "erp")).ExitCode.Should().Be(0);
        (await World.GetAsync($"{vault}/lwa/clientsecret"))!.Version.Should().Be(1);
    }

    [SkippableFact]
    public async Task Shows_colours_at_a_terminal()
    {
        var run = await World.CommandAtTerminalAsync("doctor");

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("\e[32mfine\e[0m");
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_an_error_and_a_check_that_AWS_refuses_a_warning()
    {
        World.Variables["TOKENS_ALERT_TOPIC_ARN"] += "-misspelt";
        Store.Faults = call =>
            call.Operation == "DescribeParameters" ? new StoreFault.Refuse("AccessDeniedException") : null;

        var run = await World.CommandAsync("doctor");

        run.ExitCode.Should().Be(1);
        run.Output.Should()
            .Contain("-misspelt: does not exist in this account and Region")
            .And.Contain(
                "warning  policies: policies: could not be checked: what parameters there are may not be asked"
            )
            .And.Contain("allow ssm:DescribeParameters on *");
    }

    private static IEnumerable<JsonNode> Findings(CommandRun run) =>
        JsonNode.Parse(run.Output)!["findings"]!.AsArray().Select(one => one!);

    /// <summary>Every version that is kept, with its labels.</summary>
    private async Task<IReadOnlyList<string>> VersionsAsync()
    {
        var found = new List<string>();
        foreach (var one in (await World.Ssm.DescribeParametersAsync(new())).Parameters.OrderBy(one => one.Name))
        {
            var history = await World.Ssm.GetParameterHistoryAsync(new() { Name = one.Name });
            found.AddRange(
                history.Parameters.Select(version =>
                    $"{one.Name}:{version.Version} {string.Join(",", version.Labels ?? [])}"
                )
            );
        }

        found.Should().Contain(version => version.EndsWith(" proven"));
        return found;
    }
}
