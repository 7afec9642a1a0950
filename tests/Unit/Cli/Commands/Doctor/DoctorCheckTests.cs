using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Sealing;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Composition;
using Tokens.Tests.Unit.Adapters.Notifications;
using Tokens.Tests.Unit.Adapters.ParameterStore;
using Tokens.Tests.Unit.Adapters.Sealing;

namespace Tokens.Tests.Unit.Cli.Commands.Doctor;

public sealed class DoctorCheckTests : IAsyncDisposable
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:alerts";

    private readonly OperatorWorld world = new();
    private readonly FakeSsm ssm = new();
    private readonly FakeSns sns = new();

    public async ValueTask DisposeAsync()
    {
        ssm.Dispose();
        sns.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task An_expiration_is_fixed_by_removing_the_policies_since_an_overwrite_keeps_them()
    {
        var found = await PoliciesAsync("SecureString", """[{"PolicyType":"Expiration","PolicyStatus":"Pending"}]""");

        var finding = found.Single(one => one.Level == FindingLevel.Error);
        finding.What.Should().Contain("Expiration");
        finding.Fix.Should().Contain("--policies '[{}]'");
    }

    [Fact]
    public async Task A_failed_policy_and_a_plain_String_are_warnings_and_no_fix_replaces_a_definition()
    {
        var found = await PoliciesAsync(
            "String",
            """[{"PolicyType":"NoChangeNotification","PolicyStatus":"Failed"}]"""
        );

        var warnings = found.Where(one => one.Level == FindingLevel.Warning).ToList();
        warnings.Should().HaveCount(2);
        warnings.Should().Contain(one => one.What == "one of its policies has failed");
        var plain = warnings.Single(one => one.What.StartsWith("is a String"));
        plain
            .Fix.Should()
            .Contain("\"enabled\":false", "connections that use it would raise alerts while it does not exist");
        found.Should().NotContain(one => (one.Fix ?? "").Contains("tokens add"));
    }

    [Fact]
    public async Task A_secret_without_reminders_asks_for_nothing()
    {
        var found = await PoliciesAsync("SecureString", "[]");

        found
            .Single(one => one.Level == FindingLevel.Note)
            .Fix.Should()
            .BeNull("the rotation check reminds all the same");
    }

    [Fact]
    public async Task Only_the_history_of_client_secrets_is_read()
    {
        await ConnectAsync();
        ssm.Answer = call =>
            call.Operation == "DescribeParameters"
                ? SsmAnswer.Ok(Described(call, "SecureString", "[]"))
                : SsmAnswer.Ok("""{"Parameters":[]}""");

        await FindAsync(new VersionsCheck(Inspector));

        ssm.Of("GetParameterHistory")
            .Select(call => (string?)call.Body["Name"])
            .Should()
            .Equal("/tokens/acme/client-secret");
    }

    [Fact]
    public async Task A_write_is_tried_on_existing_parameters_and_nothing_is_written()
    {
        await ConnectAsync();
        await world.PutAsync("/tokens/acme/access-token", "fake-access-token-acme");
        ssm.Answer = call => SsmAnswer.Error("ParameterAlreadyExists");

        var found = await FindAsync(new PermissionsCheck(world.Parameters, Inspector, The.Layout));

        found
            .Where(one => one.What == "you are allowed ssm:PutParameter")
            .Should()
            .HaveCount(3)
            .And.OnlyContain(one => one.Level == FindingLevel.Fine);
        ssm.Of("PutParameter")
            .Select(call => (string?)call.Body["Name"])
            .Should()
            .Equal("/tokens/acme/access-token", "/tokens/acme/client-secret", "/tokens/connections/acme");
        world.Parameters.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_deleted_subscription_does_not_count()
    {
        Subscribed(("email", "Deleted"));

        var found = await FindAsync(Topics());

        found.Should().ContainSingle().Which.What.Should().StartWith("has no subscription");
    }

    [Fact]
    public async Task An_unconfirmed_subscription_beside_a_confirmed_one_is_a_warning()
    {
        Subscribed(("email", "PendingConfirmation"), ("email", $"{Topic}:1"));

        var finding = (await FindAsync(Topics())).Should().ContainSingle().Subject;

        finding.Level.Should().Be(FindingLevel.Warning);
        finding.What.Should().Be("1 of its 2 subscriptions are not confirmed");
        finding.Fix.Should().NotBeNull();
    }

    [Theory]
    [InlineData("http", "true", FindingLevel.Error)]
    [InlineData("http", "false", FindingLevel.Fine)]
    [InlineData("email", "true", FindingLevel.Error)]
    [InlineData("sqs", "true", FindingLevel.Fine)]
    public async Task A_subscription_listed_under_its_ARN_is_unconfirmed_if_its_attributes_say_so(
        string protocol,
        string pending,
        object level
    )
    {
        var listed = Listed((protocol, $"{Topic}:1"));
        sns.Answer = () =>
            (
                HttpStatusCode.OK,
                sns.Forms[^1]["Action"] == "GetSubscriptionAttributes"
                    ? $"<R><GetSubscriptionAttributesResult><Attributes><entry><key>PendingConfirmation</key><value>{pending}</value></entry></Attributes></GetSubscriptionAttributesResult></R>"
                    : listed
            );

        var found = await FindAsync(Topics());

        found.Should().ContainSingle().Which.Level.Should().Be((FindingLevel)level);
    }

    [Theory]
    [InlineData("AuthorizationError", 403)]
    [InlineData("NotFound", 404)]
    public async Task If_a_subscriptions_attributes_are_refused_the_list_counts(string code, int status)
    {
        var listed = Listed(("email", $"{Topic}:1"));
        sns.Answer = () =>
            sns.Forms[^1]["Action"] == "GetSubscriptionAttributes"
                ? FakeSns.Error(code, status)
                : (HttpStatusCode.OK, listed);

        var found = await FindAsync(Topics());

        found.Should().ContainSingle().Which.Level.Should().Be(FindingLevel.Fine);
    }

    [Theory]
    [InlineData(true, FindingLevel.Warning)]
    [InlineData(false, FindingLevel.Fine)]
    public async Task With_SMS_the_sandbox_is_checked(bool isIn, object level)
    {
        var listed = Listed(("sms", $"{Topic}:1"));
        sns.Answer = () =>
            (
                HttpStatusCode.OK,
                sns.Forms[^1]["Action"] == "GetSMSSandboxAccountStatus"
                    ? $"<R><GetSMSSandboxAccountStatusResult><IsInSandbox>{(isIn ? "true" : "false")}</IsInSandbox></GetSMSSandboxAccountStatusResult></R>"
                    : listed
            );

        var found = await FindAsync(Topics());

        found.Single(one => one.Subject == "SMS").Level.Should().Be((FindingLevel)level);
    }

    [Fact]
    public async Task A_disabled_key_comes_with_its_fix()
    {
        using var kms = new FakeKms
        {
            Answer = _ => SsmAnswer.Ok("""{"KeyMetadata":{"KeyId":"k","Enabled":false,"KeyState":"Disabled"}}"""),
        };
        var environment = new TokensEnvironment(name => name == "TOKENS_KMS_KEY_ID" ? "alias/tokens" : null);

        var found = await FindAsync(
            new KeyCheck(
                environment,
                new KeyInspector(kms.Client.Value),
                new KmsSeal(environment.Layout.Root, environment.KmsKeyId, kms.Client)
            )
        );

        found.Should().Equal(Finding.Error("alias/tokens", "is disabled", "enable it"));
    }

    [Fact]
    public async Task A_credential_that_is_missing_or_unreadable_comes_with_its_fix()
    {
        await world.DefineAsync("bare", """{"provider":"amazon-lwa"}""");
        await ConnectAsync();
        world.Parameters.Locked.Add("/tokens/acme/client-secret!");

        var found = await FindAsync(new CredentialsCheck(world.Get<Tokens.Domain.Ports.ICredentialStore>()));

        found.Should().HaveCount(2).And.OnlyContain(one => one.Level == FindingLevel.Error);
        found.Single(one => one.Subject == "bare").Fix.Should().Contain("put-parameter");
        found.Single(one => one.Subject == "acme").Fix.Should().Contain("kms:Decrypt");
    }

    [Fact]
    public async Task An_invalid_definition_and_a_failing_provider_come_with_their_fixes()
    {
        await ConnectAsync();
        await world.DefineAsync("broken", """{"provider":"no-such-provider"}""");
        await world.PutAsync("/tokens/acme/access-token", "fake-access-token-acme");
        await world.Memory.WriteAsync(
            new ParameterWrite(
                Some.Parameter("/tokens/status/acme"),
                Some.Secret("""{"state":"retrying","since":"2026-01-01T00:00:00Z","reason":"503","failures":3}""")
            ),
            CancellationToken.None
        );

        var found = await FindAsync(new ConnectionsCheck(world.Clock));

        found.Single(one => one.Subject == "broken").Fix.Should().Contain("docs/reference/definition.md");
        found.Single(one => one.Subject == "acme").What.Should().StartWith("its provider fails");
        found.Single(one => one.Subject == "acme").Fix.Should().StartWith("it is retried automatically");
    }

    [Fact]
    public async Task A_call_that_is_refused_for_another_reason_comes_with_its_fix()
    {
        await ConnectAsync();
        ssm.Answer = call => SsmAnswer.Error("InvalidKeyId");

        var found = await FindAsync(new PermissionsCheck(world.Parameters, Inspector, The.Layout));

        found
            .Where(one => one.Level == FindingLevel.Error)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(one => one.Fix == "fix what AWS reports, and run tokens doctor again");
    }

    [Fact]
    public async Task A_check_that_AWS_refuses_comes_with_its_fix()
    {
        await ConnectAsync();
        ssm.Answer = call => SsmAnswer.Error("AccessDeniedException");

        var found = await FindAsync(new PoliciesCheck(Inspector));

        var finding = found.Should().ContainSingle().Subject;
        finding.What.Should().StartWith("could not be checked").And.Contain("ssm:DescribeParameters");
        finding.Fix.Should().StartWith("allow or fix what it names");
    }

    [Fact]
    public async Task A_secret_past_its_age_is_an_error()
    {
        await ConnectAsync();
        await world.Memory.LabelAsync(Some.Parameter("/tokens/acme/client-secret"), 1, Labels.Proven, default);
        world.Clock.Advance(TimeSpan.FromDays(190));

        var found = await FindAsync(new RotationCheck());

        var finding = found.Single(one => one.Level == FindingLevel.Error);
        finding.What.Should().Contain("overdue");
        finding.Fix.Should().StartWith("tokens rotate acme");
    }

    [Fact]
    public async Task The_age_of_a_shared_secret_is_one_finding_and_names_its_client()
    {
        await world.DefineClientAsync("erp", """{"provider":"amazon-lwa"}""");
        await world.PutAsync("/tokens/clients/erp/client-secret", "fake-client-secret-shared");
        await world.Memory.LabelAsync(Some.Parameter("/tokens/clients/erp/client-secret"), 1, Labels.Proven, default);
        await world.DefineAsync("one", """{"client":"erp"}""");
        await world.DefineAsync("two", """{"client":"erp"}""");
        world.Clock.Advance(TimeSpan.FromDays(190));

        var finding = (await FindAsync(new RotationCheck())).Should().ContainSingle().Subject;

        finding.Level.Should().Be(FindingLevel.Error);
        finding.Subject.Should().Be("client erp");
        finding.Fix.Should().StartWith("tokens rotate erp");
    }

    [Fact]
    public async Task Clients_are_checked_whether_or_not_a_connection_uses_them()
    {
        await world.DefineClientAsync("idle", """{"provider":"amazon-lwa","clientSecret":"env:IDLE_SECRET"}""");
        await world.DefineClientAsync("used", """{"provider":"amazon-lwa","clientSecret":"/vault/secret"}""");
        await world.PutAsync("/vault/secret", "fake-client-secret-1");
        await world.DefineClientAsync("empty", """{"provider":"amazon-lwa"}""");
        await world.DefineClientAsync("broken", """{"provider":"no-such-provider"}""");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DefineClientAsync("thief", """{"provider":"amazon-lwa","clientSecret":"/vault/secret"}""");
        await world.DefineAsync("one", """{"client":"used"}""");

        var found = (await FindAsync(new ClientsCheck())).ToDictionary(one => one.Subject);

        found["idle"].Level.Should().Be(FindingLevel.Note);
        found["used"].What.Should().Be("is used by one");
        found["empty"].What.Should().StartWith("its secret does not exist");
        found["broken"].Level.Should().Be(FindingLevel.Error);
        found["broken"].Fix.Should().Contain("tokens client add broken");
        found["thief"]
            .What.Should()
            .Be("/vault/secret belongs to client used; give client thief a parameter of its own");
    }

    [Fact]
    public async Task Without_settings_in_the_store_it_says_that_the_shells_variables_apply()
    {
        var without = await FindAsync(Settings());
        await world.Memory.WriteAsync(new ParameterWrite(The.Layout.Settings, Secret.Of("{}")), CancellationToken.None);
        var with = await FindAsync(Settings());

        without[0].Level.Should().Be(FindingLevel.Note);
        without[0].What.Should().Contain("this shell's environment variables apply");
        with[0].Level.Should().Be(FindingLevel.Fine);
    }

    [Theory]
    [InlineData(0, FindingLevel.Fine)]
    [InlineData(9, FindingLevel.Fine)]
    [InlineData(10, FindingLevel.Warning)]
    [InlineData(-299, FindingLevel.Warning)]
    [InlineData(300, FindingLevel.Error)]
    public async Task A_wrong_clock_is_found(int seconds, object level)
    {
        using var http = new HttpClient(new Dated(world.Clock.GetUtcNow().AddSeconds(-seconds)));

        var found = await FindAsync(new ClockCheck(new ClockInspector(ssm.Client, http, world.Clock)));

        found.Should().ContainSingle().Which.Level.Should().Be((FindingLevel)level);
    }

    private ParameterInspector Inspector => new(ssm.Client, world.Clock);

    private SettingsCheck Settings() => new(new TokensEnvironment(_ => null), world.Get<DeploymentSettings>());

    private TopicsCheck Topics() =>
        new(
            new TokensEnvironment(name => name == "TOKENS_ALERT_TOPIC_ARN" ? Topic : null),
            new TopicInspector(sns.Client)
        );

    private void Subscribed(params (string Protocol, string Arn)[] all)
    {
        var listed = Listed(all);
        sns.Answer = () => (HttpStatusCode.OK, listed);
    }

    private static string Listed(params (string Protocol, string Arn)[] all)
    {
        var members = all.Select(one =>
            $"<member><Protocol>{one.Protocol}</Protocol><SubscriptionArn>{one.Arn}</SubscriptionArn></member>"
        );
        return $"<R><ListSubscriptionsByTopicResult><Subscriptions>{string.Concat(members)}</Subscriptions></ListSubscriptionsByTopicResult></R>";
    }

    private async Task<IReadOnlyList<Finding>> PoliciesAsync(string type, string policies)
    {
        await ConnectAsync();
        ssm.Answer = call => SsmAnswer.Ok(Described(call, type, policies, "/tokens/acme/client-secret"));
        return await FindAsync(new PoliciesCheck(Inspector));
    }

    private static string Described(SsmCall call, string type, string policies, string? only = null)
    {
        var names = call.Body["ParameterFilters"]![0]!["Values"]!.AsArray().Select(name => (string)name!);
        var parameters = names
            .Where(name => only is null || name == only)
            .Select(name => new JsonObject
            {
                ["Name"] = name,
                ["Type"] = type,
                ["Version"] = 95,
                ["Policies"] = JsonNode.Parse(policies),
            });
        return new JsonObject { ["Parameters"] = new JsonArray([.. parameters]) }.ToJsonString();
    }

    private async Task ConnectAsync()
    {
        await world.DefineAsync("acme", """{"provider":"amazon-lwa"}""");
        foreach (var leaf in new[] { "client-id", "client-secret", "refresh-token" })
        {
            await world.PutAsync($"/tokens/acme/{leaf}", $"fake-{leaf}-acme");
        }
    }

    private async Task<IReadOnlyList<Finding>> FindAsync(IDoctorCheck check)
    {
        var context = await DoctorContext.ReadAsync(
            world.Get<TakeSnapshot>(),
            world.Get<DescribeConnections>(),
            world.Get<DescribeClients>(),
            CancellationToken.None
        );
        var findings = await DoctorChecks.RunAsync([check], context);
        findings
            .Where(one => one.Finding.Level >= FindingLevel.Warning && string.IsNullOrWhiteSpace(one.Finding.Fix))
            .Should()
            .BeEmpty("doctor has to say how to fix it");
        return [.. findings.Select(one => one.Finding)];
    }

    /// <summary>Answers with a date.</summary>
    private sealed class Dated(DateTimeOffset date) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Forbidden);
            answer.Headers.Add("Date", date.ToString("r", CultureInfo.InvariantCulture));
            return Task.FromResult(answer);
        }
    }
}
