using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Sealing;
using Tokens.Cli.Commands.Examining;
using Tokens.Cli.Composition;
using Tokens.Tests.Unit.Adapters.Notifications;
using Tokens.Tests.Unit.Adapters.ParameterStore;
using Tokens.Tests.Unit.Adapters.Sealing;
using Xunit;
using Severity = Tokens.Cli.Commands.Examining.Severity;

namespace Tokens.Tests.Unit.Cli;

public sealed class ExaminationTests : IAsyncDisposable
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
    public async Task An_expiration_is_mended_by_taking_the_policies_away_for_an_overwrite_keeps_them()
    {
        var found = await PoliciesAsync("SecureString", """[{"PolicyType":"Expiration","PolicyStatus":"Pending"}]""");

        var finding = found.Single(one => one.Severity == Severity.Error);
        finding.What.Should().Contain("Expiration");
        finding.Mend.Should().Contain("--policies '[{}]'");
    }

    [Fact]
    public async Task A_failed_policy_and_a_plain_String_are_warnings_and_no_mend_replaces_a_definition()
    {
        var found = await PoliciesAsync(
            "String",
            """[{"PolicyType":"NoChangeNotification","PolicyStatus":"Failed"}]"""
        );

        var warnings = found.Where(one => one.Severity == Severity.Warning).ToList();
        warnings.Should().HaveCount(2);
        warnings.Should().Contain(one => one.What == "a policy of it has failed");
        var plain = warnings.Single(one => one.What.StartsWith("is a String"));
        plain.Mend.Should().Contain("\"enabled\":false", "what uses it would alarm while it is gone");
        found.Should().NotContain(one => (one.Mend ?? "").Contains("tokens add"));
    }

    [Fact]
    public async Task A_secret_without_reminders_asks_for_nothing()
    {
        var found = await PoliciesAsync("SecureString", "[]");

        found.Single(one => one.Severity == Severity.Note).Mend.Should().BeNull("the sweep reminds all the same");
    }

    [Fact]
    public async Task Only_client_secrets_are_asked_for_their_history()
    {
        await ConnectAsync();
        ssm.Answer = call =>
            call.Operation == "DescribeParameters"
                ? SsmAnswer.Ok(Described(call, "SecureString", "[]"))
                : SsmAnswer.Ok("""{"Parameters":[]}""");

        await FindAsync(new VersionsExamination(new ParameterInspector(ssm.Client, world.Clock)));

        ssm.Of("GetParameterHistory")
            .Select(call => (string?)call.Body["Name"])
            .Should()
            .Equal("/tokens/acme/client-secret");
    }

    [Fact]
    public async Task Writing_is_tried_on_what_is_there_and_nothing_is_written()
    {
        await ConnectAsync();
        await world.PutAsync("/tokens/acme/access-token", "fake-access-token-acme");
        ssm.Answer = call => SsmAnswer.Error("ParameterAlreadyExists");
        var inspector = new ParameterInspector(ssm.Client, world.Clock);

        var found = await FindAsync(new PermissionsExamination(world.Parameters, inspector, The.Layout));

        found
            .Where(one => one.What == "you are allowed ssm:PutParameter")
            .Should()
            .HaveCount(3)
            .And.OnlyContain(one => one.Severity == Severity.Fine);
        ssm.Of("PutParameter")
            .Select(call => (string?)call.Body["Name"])
            .Should()
            .Equal("/tokens/acme/access-token", "/tokens/acme/client-secret", "/tokens/connections/acme");
        world.Parameters.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_subscription_that_ended_listens_no_more()
    {
        Subscribed(("email", "Deleted"));

        var found = await FindAsync(Topics());

        found.Should().ContainSingle().Which.What.Should().StartWith("has no subscription");
    }

    [Fact]
    public async Task One_that_waits_to_be_confirmed_is_a_warning_beside_one_that_is()
    {
        Subscribed(("email", "PendingConfirmation"), ("email", $"{Topic}:1"));

        var finding = (await FindAsync(Topics())).Should().ContainSingle().Subject;

        finding.Severity.Should().Be(Severity.Warning);
        finding.What.Should().Be("1 of its 2 subscriptions wait to be confirmed");
        finding.Mend.Should().NotBeNull();
    }

    [Theory]
    [InlineData("http", "true", Severity.Error)]
    [InlineData("http", "false", Severity.Fine)]
    [InlineData("email", "true", Severity.Error)]
    [InlineData("sqs", "true", Severity.Fine)]
    public async Task A_subscription_listed_under_its_ARN_waits_to_be_confirmed_where_its_attributes_say_so(
        string protocol,
        string pending,
        object severity
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

        found.Should().ContainSingle().Which.Severity.Should().Be((Severity)severity);
    }

    [Theory]
    [InlineData("AuthorizationError", 403)]
    [InlineData("NotFound", 404)]
    public async Task Where_a_subscriptions_attributes_are_refused_the_list_counts(string code, int status)
    {
        var listed = Listed(("email", $"{Topic}:1"));
        sns.Answer = () =>
            sns.Forms[^1]["Action"] == "GetSubscriptionAttributes"
                ? FakeSns.Error(code, status)
                : (HttpStatusCode.OK, listed);

        var found = await FindAsync(Topics());

        found.Should().ContainSingle().Which.Severity.Should().Be(Severity.Fine);
    }

    [Theory]
    [InlineData(true, Severity.Warning)]
    [InlineData(false, Severity.Fine)]
    public async Task With_SMS_the_sandbox_is_looked_at(bool isIn, object severity)
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

        found.Single(one => one.Subject == "SMS").Severity.Should().Be((Severity)severity);
    }

    [Fact]
    public async Task A_key_that_is_disabled_comes_with_its_mend()
    {
        using var kms = new FakeKms
        {
            Answer = _ => SsmAnswer.Ok("""{"KeyMetadata":{"KeyId":"k","Enabled":false,"KeyState":"Disabled"}}"""),
        };
        var environment = new TokensEnvironment(name => name == "TOKENS_KMS_KEY_ID" ? "alias/tokens" : null);

        var found = await FindAsync(
            new KeyExamination(
                environment,
                new KeyInspector(kms.Client.Value),
                new KmsSeal(environment.Layout.Root, environment.KmsKeyId, kms.Client)
            )
        );

        found.Should().Equal(Finding.Error("alias/tokens", "is disabled", "enable it"));
    }

    [Fact]
    public async Task A_credential_that_is_missing_or_cannot_be_read_comes_with_its_mend()
    {
        await world.DefineAsync("bare", """{"provider":"amazon-lwa"}""");
        await ConnectAsync();
        world.Parameters.Locked.Add("/tokens/acme/client-secret!");

        var found = await FindAsync(new CredentialsExamination(world.Get<Tokens.Domain.Ports.ICredentialStore>()));

        found.Should().HaveCount(2).And.OnlyContain(one => one.Severity == Severity.Error);
        found.Single(one => one.Subject == "bare").Mend.Should().Contain("put-parameter");
        found.Single(one => one.Subject == "acme").Mend.Should().Contain("kms:Decrypt");
    }

    [Fact]
    public async Task A_definition_that_cannot_be_used_and_a_provider_in_trouble_come_with_what_to_do()
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

        var found = await FindAsync(new DefinitionsExamination(world.Clock));

        found.Single(one => one.Subject == "broken").Mend.Should().Contain("docs/reference/definition.md");
        found.Single(one => one.Subject == "acme").What.Should().StartWith("its provider is in trouble");
        found.Single(one => one.Subject == "acme").Mend.Should().StartWith("it is tried again by itself");
    }

    [Fact]
    public async Task A_call_that_is_refused_for_a_reason_of_its_own_comes_with_what_to_do()
    {
        await ConnectAsync();
        ssm.Answer = call => SsmAnswer.Error("InvalidKeyId");
        var inspector = new ParameterInspector(ssm.Client, world.Clock);

        var found = await FindAsync(new PermissionsExamination(world.Parameters, inspector, The.Layout));

        found
            .Where(one => one.Severity == Severity.Error)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(one => one.Mend == "mend what AWS names there, and look once more");
    }

    [Fact]
    public async Task What_cannot_be_looked_at_comes_with_what_to_do()
    {
        await ConnectAsync();
        ssm.Answer = call => SsmAnswer.Error("AccessDeniedException");

        var found = await FindAsync(new PoliciesExamination(new ParameterInspector(ssm.Client, world.Clock)));

        var finding = found.Should().ContainSingle().Subject;
        finding.What.Should().StartWith("could not be looked at").And.Contain("ssm:DescribeParameters");
        finding.Mend.Should().StartWith("allow or mend what it names");
    }

    [Fact]
    public async Task A_secret_past_its_age_is_an_error()
    {
        await ConnectAsync();
        await world.Memory.LabelAsync(Some.Parameter("/tokens/acme/client-secret"), 1, Labels.Proven, default);
        world.Clock.Advance(TimeSpan.FromDays(190));

        var found = await FindAsync(new RotationExamination());

        var finding = found.Single(one => one.Severity == Severity.Error);
        finding.What.Should().Contain("overdue");
        finding.Mend.Should().StartWith("tokens rotate acme");
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

        var finding = (await FindAsync(new RotationExamination())).Should().ContainSingle().Subject;

        finding.Severity.Should().Be(Severity.Error);
        finding.Subject.Should().Be("client erp");
        finding.Mend.Should().StartWith("tokens rotate erp");
    }

    [Fact]
    public async Task Clients_are_looked_at_whether_or_not_a_connection_uses_them()
    {
        await world.DefineClientAsync("idle", """{"provider":"amazon-lwa","clientSecret":"env:IDLE_SECRET"}""");
        await world.DefineClientAsync("used", """{"provider":"amazon-lwa","clientSecret":"/vault/secret"}""");
        await world.PutAsync("/vault/secret", "fake-client-secret-1");
        await world.DefineClientAsync("empty", """{"provider":"amazon-lwa"}""");
        await world.DefineClientAsync("broken", """{"provider":"no-such-provider"}""");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DefineClientAsync("thief", """{"provider":"amazon-lwa","clientSecret":"/vault/secret"}""");
        await world.DefineAsync("one", """{"client":"used"}""");

        var found = (await FindAsync(new ClientsExamination())).ToDictionary(one => one.Subject);

        found["idle"].Severity.Should().Be(Severity.Note);
        found["used"].What.Should().Be("is used by one");
        found["empty"].What.Should().StartWith("its secret does not exist");
        found["broken"].Severity.Should().Be(Severity.Error);
        found["broken"].Mend.Should().Contain("tokens client add broken");
        found["thief"]
            .What.Should()
            .Be("/vault/secret belongs to client used; give client thief a parameter of its own");
    }

    [Fact]
    public async Task Without_settings_in_the_store_it_says_that_the_shells_variables_count()
    {
        var without = await FindAsync(Settings());
        await world.Memory.WriteAsync(new ParameterWrite(The.Layout.Settings, Secret.Of("{}")), CancellationToken.None);
        var with = await FindAsync(Settings());

        without[0].Severity.Should().Be(Severity.Note);
        without[0].What.Should().Contain("this shell's environment variables count");
        with[0].Severity.Should().Be(Severity.Fine);
    }

    [Theory]
    [InlineData(0, Severity.Fine)]
    [InlineData(9, Severity.Fine)]
    [InlineData(10, Severity.Warning)]
    [InlineData(-299, Severity.Warning)]
    [InlineData(300, Severity.Error)]
    public async Task A_clock_that_is_off_is_found(int seconds, object severity)
    {
        using var http = new HttpClient(new Dated(world.Clock.GetUtcNow().AddSeconds(-seconds)));

        var found = await FindAsync(new ClockExamination(new ClockInspector(ssm.Client, http, world.Clock)));

        found.Should().ContainSingle().Which.Severity.Should().Be((Severity)severity);
    }

    private SettingsExamination Settings() => new(new TokensEnvironment(_ => null), world.Get<DeploymentSettings>());

    private TopicsExamination Topics() =>
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
        return await FindAsync(new PoliciesExamination(new ParameterInspector(ssm.Client, world.Clock)));
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

    private async Task<IReadOnlyList<Finding>> FindAsync(IExamination examination)
    {
        var snapshot = await world.Get<TakeSnapshot>().TakeAsync(null, CancellationToken.None);
        var patient = new Patient(
            snapshot,
            await world.Get<DescribeConnections>().RunAsync(null, CancellationToken.None),
            await world.Get<DescribeClients>().RunAsync(snapshot.Catalogue, CancellationToken.None)
        );
        var findings = await Examinations.RunAsync([examination], patient, CancellationToken.None);
        findings
            .Where(one => one.Finding.Severity >= Severity.Warning && string.IsNullOrWhiteSpace(one.Finding.Mend))
            .Should()
            .BeEmpty("it is the doctor's to say what to do");
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
