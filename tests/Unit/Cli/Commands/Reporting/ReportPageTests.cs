using System.Xml.Linq;
using Tokens.Adapters.Composition;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Commands.Reporting;

namespace Tokens.Tests.Unit.Cli.Commands.Reporting;

public sealed class ReportPageTests : IAsyncDisposable
{
    private const string Hostile = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\" onload=\"x' &lt;";

    private readonly ReportWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task An_empty_deployment_says_how_to_begin()
    {
        (await world.LinesAsync("connections")).Should().Equal("No connections yet: tokens add creates one.");
        (await world.LinesAsync("secrets")).Should().Equal("No clients yet: tokens client add creates one.");
        (await world.LinesAsync("calendar")).Should().Equal("No client secret and no refresh token has a known end.");
        (await world.LinesAsync("alerts")).Should().Equal("None in the last 45 days.");
        (await world.LinesAsync("findings")).Should().Contain("Nothing to fix.");
    }

    [Fact]
    public async Task Each_state_is_shown_with_what_comes_next()
    {
        await ConnectAsync("b-healthy", null);
        await ConnectAsync(
            "c-retrying",
            Status(ConnectionState.Retrying) with
            {
                RetryAt = The.Now + TimeSpan.FromMinutes(5),
            }
        );
        await ConnectAsync("d-refused", Status(ConnectionState.SecretRefused) with { FallbackVersion = 7 });
        await ConnectAsync("e-sign-in", Status(ConnectionState.SignInAgain));
        await ConnectAsync(
            "f-wrong",
            Status(ConnectionState.Misconfigured) with
            {
                RetryAt = The.Now + TimeSpan.FromHours(1),
            }
        );
        await world.ConnectAsync("g-off", """{"provider":"amazon-lwa","enabled":false}""");
        await world.Operator.DefineAsync("h-broken", """{"provider":"no-such-provider"}""");
        await world.Operator.DefineAsync("i-new", """{"provider":"amazon-lwa"}""");

        var lines = (await world.LinesAsync("connections")).Skip(1).ToList();

        string Of(string name) => lines.Single(line => line.StartsWith(name, StringComparison.Ordinal));
        lines.Should().HaveCount(8);
        Of("b-healthy").Should().Contain(" healthy 60 min of 60 min left").And.EndWith("2026-11-21 10:55 no known end");
        Of("c-retrying")
            .Should()
            .Contain(" retrying since 2026-11-21 10:30 a reason 3 failures in a row")
            .And.Contain("2026-11-21 10:35 after a failure");
        Of("d-refused")
            .Should()
            .Contain(" secret-refused ")
            .And.Contain("runs on version 7 of its client secret")
            .And.Contain(" 10:55 ");
        Of("e-sign-in").Should().Contain(" sign-in-again ").And.Contain("once it is fixed");
        Of("f-wrong").Should().Contain(" misconfigured ").And.Contain("once it is fixed");
        Of("g-off").Should().Contain(" off ").And.Contain("none: it is off");
        Of("h-broken").Should().Contain(" unusable ").And.Contain("field provider: use one of");
        Of("i-new").Should().Contain("none yet").And.Contain("at the next run");

        ConnectionStatus Status(ConnectionState state) => new(state, The.Now) { Reason = "a reason", Failures = 3 };
    }

    [Fact]
    public async Task What_needs_action_comes_first()
    {
        await ConnectAsync("acme", null);
        await ConnectAsync("zoo", new ConnectionStatus(ConnectionState.SignInAgain, The.Now) { Reason = "a reason" });

        var page = await world.PageAsync();

        (await world.LinesAsync("connections"))[1].Should().StartWith("zoo");
        ReportWorld.TextOf(page.Descendants("nav").Single()).Should().StartWith("2 connections 1 needs action");
    }

    [Fact]
    public async Task A_token_that_has_expired_has_an_empty_bar_and_says_when()
    {
        await world.ConnectAsync("acme");
        world.Operator.Clock.Advance(TimeSpan.FromHours(4));

        var line = (await world.LinesAsync("connections"))[1];

        line.Should().Contain("expired 3 h ago 2026-11-21 11:30").And.Contain("at the next run");
        (await world.MarkupAsync())
            .Should()
            .Contain("""<div class="bar bad" aria-hidden="true"><div style="width:0%">""");
    }

    [Fact]
    public async Task A_tokens_life_is_a_bar()
    {
        await world.ConnectAsync("acme");
        world.Operator.Clock.Advance(TimeSpan.FromMinutes(15));

        (await world.MarkupAsync())
            .Should()
            .Contain("""<div class="bar good" aria-hidden="true"><div style="width:75%">""");
    }

    [Fact]
    public async Task A_secret_is_shown_once_whoever_uses_it_what_is_unusable_first_then_the_first_to_end()
    {
        await world.AddClientAsync("erp");
        await world.Operator.DefineAsync("one", """{"client":"erp"}""");
        await world.Operator.DefineAsync("two", """{"client":"erp"}""");
        await world.AddClientAsync("idle", """{"provider":"salesforce"}""");
        await world.Operator.DefineClientAsync("empty", """{"provider":"amazon-lwa"}""");
        await world.Operator.DefineClientAsync("wrong", """{"provider":"no-such-provider"}""");
        world.Operator.Clock.Advance(TimeSpan.FromDays(30));
        await world.ConnectAsync("acme");

        var lines = (await world.LinesAsync("secrets")).Skip(1).ToList();

        lines.Should().HaveCount(5);
        lines[0].Should().StartWith("client empty").And.Contain("its secret does not exist");
        lines[1].Should().StartWith("client wrong").And.Contain("field provider: use one of");
        lines[2]
            .Should()
            .StartWith("client erp amazon-lwa, /tokens/clients/erp/client-secret 30 d of 180 d")
            .And.Contain("in 150 d 2027-05-20 10:30 2027-04-20 10:30")
            .And.EndWith("one, two");
        lines[3].Should().StartWith("connection acme").And.EndWith("itself alone");
        lines[4].Should().StartWith("client idle").And.Contain("unlimited age").And.EndWith("no connection");
    }

    [Fact]
    public async Task Reminders_and_ends_fall_into_their_months()
    {
        await world.AddClientAsync("erp");
        world.Operator.Clock.Advance(TimeSpan.FromDays(160));
        await world.ConnectAsync("acme", """{"provider":"amazon-lwa","refreshTokenExpiresAt":"2027-06-30"}""");

        var months = (await world.PageAsync())
            .Descendants("div")
            .Where(one => (string?)one.Attribute("class") == "month")
            .ToList();

        months
            .Select(month => (string?)month.Element("h3"))
            .Should()
            .Equal("May 2027", "June 2027", "September 2027", "October 2027");
        months[0]
            .Descendants("li")
            .Select(ReportWorld.TextOf)
            .Should()
            .Equal(
                "2027-05-05 10:30 reminder client erp client secret, 15 d before its end",
                "2027-05-13 10:30 reminder client erp client secret, 7 d before its end",
                "2027-05-17 10:30 reminder client erp client secret, 3 d before its end",
                "2027-05-19 10:30 reminder client erp client secret, 24 h before its end",
                "2027-05-20 10:30 end client erp client secret",
                "2027-05-31 00:00 reminder connection acme refresh token, 30 d before its end"
            );
        months[1]
            .Descendants("li")
            .Select(ReportWorld.TextOf)
            .Last()
            .Should()
            .Be("2027-06-30 00:00 end connection acme refresh token");
        (await world.LinesAsync("connections"))[1].Should().EndWith("60 d left until 2027-06-30 00:00");
    }

    [Fact]
    public async Task What_comes_for_several_connections_at_one_time_is_one_entry()
    {
        await world.ConnectAsync("one", """{"provider":"salesforce","refreshTokenExpiresAt":"2026-11-23"}""");
        await world.ConnectAsync("two", """{"provider":"salesforce","refreshTokenExpiresAt":"2026-11-23"}""");

        (await world.LinesAsync("calendar"))
            .Should()
            .Equal(
                "2026-11-22 00:00 reminder connection one, connection two refresh token, 24 h before its end",
                "2026-11-23 00:00 end connection one, connection two refresh token"
            );
    }

    [Fact]
    public async Task An_end_that_has_passed_stays_in_the_calendar_and_its_reminders_do_not()
    {
        await world.AddClientAsync("erp");
        world.Operator.Clock.Advance(TimeSpan.FromDays(190));

        (await world.LinesAsync("calendar")).Should().Equal("2027-05-20 10:30 overdue client erp client secret");
        (await world.LinesAsync("secrets"))[1]
            .Should()
            .Contain("10 d overdue")
            .And.Contain("at intervals, until it is rotated");
    }

    [Fact]
    public async Task The_newest_alerts_come_first_and_one_that_was_not_delivered_says_so()
    {
        var sent = await world.NotifyAsync("First");
        await world.Operator.Get<IOutboxStore>().MarkSentAsync(sent, The.Now, CancellationToken.None);
        world.Operator.Clock.Advance(TimeSpan.FromHours(1));
        await world.NotifyAsync("Second", "What to do", Severity.Critical);

        (await world.LinesAsync("alerts"))
            .Should()
            .Equal(
                "critical sign-in-again, 2026-11-21 11:30 not delivered yet Second What to do",
                "warning sign-in-again, 2026-11-21 10:30 First a body"
            );
    }

    [Fact]
    public async Task Several_attempts_to_send_an_alert_are_one_alert_and_messages_to_functions_are_none()
    {
        var first = await world.NotifyAsync("First");
        var store = world.Operator.Get<IOutboxStore>();
        await store.TryAddAsync(first with { Attempt = 2 }, CancellationToken.None);
        await store.MarkSentAsync(first with { Attempt = 2 }, The.Now, CancellationToken.None);
        var key = new DeduplicationKey("completed");
        var completed = new Notification.RotationCompleted(
            Some.Parameter("/tokens/acme/client-secret"),
            new(2, The.Now),
            "detect"
        );
        await store.TryAddAsync(new OutboxEntry(key.Key, 1, key, completed), CancellationToken.None);

        (await world.LinesAsync("alerts")).Should().Equal("warning sign-in-again, 2026-11-21 10:30 First a body");
    }

    [Fact]
    public async Task Of_many_alerts_the_newest_are_shown()
    {
        for (var number = 1; number <= 51; number++)
        {
            await world.NotifyAsync($"Alert {number}");
            world.Operator.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var lines = await world.LinesAsync("alerts");

        lines.Should().HaveCount(51).And.NotContain(line => line.Contains("Alert 1 "));
        lines[^1].Should().Be("The 50 newest of 51.");
    }

    [Fact]
    public async Task Alerts_that_cannot_be_read_are_a_warning_and_the_rest_is_shown()
    {
        await world.ConnectAsync("acme");

        var content = await world.ReadAsync() with
        {
            Alerts = await RecentAlerts.ReadAsync(new ClosedOutbox(), CancellationToken.None),
        };

        DoctorAnswer.ExitCodeOf(content.Findings).Should().Be(Tokens.Cli.ExitCode.Warnings);
        ReportPage
            .Of(content)
            .ToString()
            .Should()
            .Contain("They could not be read: access denied")
            .And.Contain(">acme<");
    }

    [Fact]
    public async Task Findings_come_the_worst_first_each_with_its_fix_and_what_is_fine_last()
    {
        world.Findings.Add(new("rotation", Finding.Warning("acme", "is old", "rotate it")));
        world.Findings.Add(new("key", Finding.Error("alias/tokens", "is disabled", "enable it")));

        (await world.LinesAsync("findings"))
            .Should()
            .Equal(
                "error key alias/tokens : is disabled Fix: enable it",
                "warning rotation acme : is old Fix: rotate it",
                "fine clock this machine : its clock agrees"
            );
        ReportWorld.TextOf((await world.PageAsync()).Descendants("nav").Single()).Should().EndWith("1 error 1 warning");
    }

    [Theory]
    [InlineData(FindingLevel.Fine, 0)]
    [InlineData(FindingLevel.Note, 0)]
    [InlineData(FindingLevel.Warning, 4)]
    [InlineData(FindingLevel.Error, 1)]
    public async Task The_exit_code_is_doctors(object level, int code)
    {
        world.Findings.Add(new("key", new Finding((FindingLevel)level, "alias/tokens", "is so", "a fix")));

        DoctorAnswer.ExitCodeOf((await world.ReadAsync()).Findings).Should().Be(code);
    }

    [Fact]
    public async Task A_hostile_text_is_shown_and_is_no_markup()
    {
        await world.ConnectAsync("acme");
        await world.SaveAsync("acme", new(ConnectionState.Misconfigured, The.Now) { Reason = Hostile });
        await world.Operator.DefineAsync(
            "broken",
            $$"""{"provider":"{{Hostile.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""
        );
        await world.NotifyAsync(Hostile, Hostile);
        world.Findings.Add(new(Hostile, Finding.Error(Hostile, Hostile, Hostile)));
        world.Place = new(Hostile, Hostile, The.Layout.Root);

        var page = await world.PageAsync();

        page.Descendants().Select(one => one.Name.LocalName).Should().NotContain(["script", "img"]);
        page.Descendants()
            .SelectMany(one => one.Attributes())
            .Select(one => one.Name.LocalName)
            .Should()
            .NotContain(["onload", "onerror", "src"]);
        page.Descendants("style").Should().ContainSingle();
        // Account, Region, subject and body of the alert, check, subject, finding and fix.
        Occurrences(page.Value, Hostile).Should().BeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public async Task Characters_that_turn_a_line_around_are_left_out()
    {
        world.Findings.Add(new("key", Finding.Error("a\u202eb", "c\e[31md", "a fix")));

        (await world.LinesAsync("findings")).Should().Contain("error key a b : c d Fix: a fix");
    }

    [Fact]
    public async Task It_has_no_script_and_loads_nothing()
    {
        await world.ConnectAsync("acme", """{"provider":"oauth2","tokenEndpoint":"https://sso.acme.example/token"}""");
        await world.NotifyAsync("First");

        var markup = await world.MarkupAsync();
        var page = await world.PageAsync();

        markup
            .Should()
            .NotContainAny("<script", "http:", "https:", "url(", "@import", "@font-face", "javascript:", "data:");
        page.Descendants()
            .Select(one => one.Name.LocalName)
            .Should()
            .NotContain(["script", "link", "img", "iframe", "object", "embed", "form", "base"]);
        page.Descendants("a")
            .Select(one => (string?)one.Attribute("href"))
            .Should()
            .OnlyContain(link => link!.StartsWith('#'));
        page.Descendants("meta")
            .Single(one => (string?)one.Attribute("http-equiv") == "Content-Security-Policy")
            .Attribute("content")!
            .Value.Should()
            .StartWith("default-src 'none'; style-src 'unsafe-inline'");
    }

    [Fact]
    public async Task It_holds_no_secret()
    {
        await world.ConnectAsync("acme");
        await world.AddClientAsync("erp");

        var markup = await world.MarkupAsync();

        markup
            .Should()
            .Contain("/tokens/acme/client-secret")
            .And.NotContainAny(FakeSecrets.All.Where(one => one.StartsWith("fake-")));
    }

    [Fact]
    public async Task A_screen_reader_finds_headings_and_each_cells_heads()
    {
        await world.ConnectAsync("acme");
        await world.AddClientAsync("erp");

        var page = await world.PageAsync();

        ((string?)page.Attribute("lang")).Should().Be("en");
        var ids = page.Descendants().Select(one => (string?)one.Attribute("id")).Where(id => id is not null).ToList();
        ids.Should().OnlyHaveUniqueItems();
        page.Descendants("section").Select(one => (string?)one.Attribute("aria-labelledby")).Should().BeSubsetOf(ids);
        page.Descendants("a").Select(one => ((string?)one.Attribute("href"))![1..]).Should().BeSubsetOf(ids);
        foreach (var table in page.Descendants("table"))
        {
            var heads = table.Descendants("th").Where(one => (string?)one.Attribute("scope") == "col").ToList();
            table
                .Element("tbody")!
                .Elements("tr")
                .Should()
                .NotBeEmpty()
                .And.OnlyContain(row => row.Elements().Count() == heads.Count);
            table
                .Element("tbody")!
                .Elements("tr")
                .Should()
                .OnlyContain(row => (string?)row.Elements().First().Attribute("scope") == "row");
        }
    }

    [Theory]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:alerts", "alias/tokens", null, "123456789012", "eu-west-1")]
    [InlineData("", "arn:aws:kms:us-east-1:123456789012:key/1", "us-east-2", "123456789012", "us-east-2")]
    [InlineData("", "alias/tokens", null, null, null)]
    public void Account_and_Region_are_those_that_the_settings_name(
        string topic,
        string key,
        string? region,
        string? account,
        string? expected
    )
    {
        var environment = new TokensEnvironment(name =>
            name switch
            {
                "TOKENS_ALERT_TOPIC_ARN" => topic,
                "TOKENS_KMS_KEY_ID" => key,
                _ => null,
            }
        );

        DeploymentPlace.Of(environment, region).Should().Be(new DeploymentPlace(account, expected, The.Layout.Root));
    }

    private async Task ConnectAsync(string name, ConnectionStatus? status)
    {
        await world.ConnectAsync(name);
        if (status is not null)
        {
            await world.SaveAsync(name, status);
        }
    }

    private static int Occurrences(string text, string of) => text.Split(of).Length - 1;

    /// <summary>The operator lacks the permission to list the claims.</summary>
    private sealed class ClosedOutbox : IOutboxStore
    {
        public Task<IReadOnlyList<StoredOutboxEntry>> AllAsync(CancellationToken cancellation) =>
            throw new StoreException("access denied", StoreErrorKind.AccessDenied);

        public Task<IReadOnlySet<string>> ExistingAsync(
            IReadOnlyCollection<string> keys,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public Task<bool> TryAddAsync(OutboxEntry entry, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task MarkSentAsync(OutboxEntry entry, DateTimeOffset at, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task RemoveAsync(IReadOnlyCollection<StoredOutboxEntry> entries, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
