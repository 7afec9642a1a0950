using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens;

public sealed class RefreshTokensTests
{
    private static readonly Secret Rotated = Some.Secret("fake-refresh-token-2");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task A_refresh_writes_the_access_token_and_nothing_else()
    {
        world.Connect("my-erp");

        var report = await world.SweepAsync();

        report
            .Results.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Connection = "my-erp",
                    Lifetime = TimeSpan.FromHours(1),
                    Rotated = false,
                }
            );
        var write = world.Store.Writes.Should().ContainSingle().Subject;
        write.Name.Value.Should().Be("/tokens/my-erp/access-token");
        write.Value.Should().BeSameAs(The.AccessToken);
        write.IsSecure.Should().BeTrue();
        write.KeepsItsKey.Should().BeFalse();
    }

    [Fact]
    public async Task The_provider_is_sent_what_lies_in_the_store()
    {
        world.Connect("my-erp");

        await world.SweepAsync();

        var request = world.Endpoint.Requests.Should().ContainSingle().Subject;
        request.Client.Id.Matches(The.ClientId).Should().BeTrue();
        request.Client.Secret.Matches(The.ClientSecret).Should().BeTrue();
        request.Client.SecretVersion.Should().Be(new CredentialVersion(1, The.Now));
        request.RefreshToken!.Matches(The.RefreshToken).Should().BeTrue();
    }

    [Fact]
    public async Task A_client_secret_may_come_from_the_environment()
    {
        world.SetVariable("ERP_SECRET", "fake-client-secret-1");
        world.Connect("my-erp", """{"provider":"amazon-lwa","clientSecret":"env:ERP_SECRET"}""");

        await world.SweepAsync();

        var client = world.Endpoint.Requests.Should().ContainSingle().Subject.Client;
        client.Secret.Matches(The.ClientSecret).Should().BeTrue();
        client.SecretVersion.Should().BeNull();
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_the_access_token_and_under_its_own_key()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(refreshToken: Rotated));

        var report = await world.SweepAsync();

        world.Store.Written.Should().Equal("/tokens/my-erp/refresh-token", "/tokens/my-erp/access-token");
        world
            .Store.Writes[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    IsSecure = true,
                    KeepsItsKey = true,
                    OnlyCopyAfter = 1L,
                }
            );
        (await world.ReadAsync("/tokens/my-erp/refresh-token")).Should().Be(Rotated.Reveal());
        report.Refreshed.Single().Rotated.Should().BeTrue();
    }

    [Fact]
    public async Task The_refresh_token_that_was_sent_is_not_stored_again()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(refreshToken: Secret.Of(The.RefreshToken.Reveal())));

        var report = await world.SweepAsync();

        world.Store.Written.Should().Equal("/tokens/my-erp/access-token");
        report.Refreshed.Single().Rotated.Should().BeFalse();
    }

    [Fact]
    public async Task A_store_that_refuses_to_take_one_result_takes_the_others()
    {
        world.Connect("broken");
        world.Connect("my-erp");
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value.StartsWith("/tokens/broken/", StringComparison.Ordinal)
                ? throw new StoreException("no room")
                : Task.CompletedTask;

        var report = await world.SweepAsync();

        report.Failed.Should().Equal(new RefreshResult.Failed("broken", "no room"));
        report.Refreshed.Select(done => done.Connection).Should().Equal("my-erp");
    }

    [Fact]
    public async Task A_defect_harms_its_connection_alone_and_its_message_is_shown_to_nobody()
    {
        var defect = new InvalidOperationException("fake-refresh-token-1");
        world.Connect("broken");
        world.Connect("my-erp");
        world.Endpoint.On("broken", _ => throw defect);

        var report = await world.SweepAsync();

        report
            .Failed.Should()
            .Equal(
                new RefreshResult.Failed(
                    "broken",
                    "an unexpected InvalidOperationException; the log has its stack trace"
                )
            );
        report.Refreshed.Select(done => done.Connection).Should().Equal("my-erp");
        world.Journal.Defects.Should().Equal(("broken", defect));
    }

    [Fact]
    public async Task A_provider_that_hangs_holds_up_nobody_and_is_cut_in_time_for_the_answer()
    {
        world.Connect("hung");
        world.Connect("my-erp");
        var asked = world.Endpoint.Hang("hung");

        var run = world.SweepAsync(TimeSpan.FromMinutes(1));
        await asked;
        world.Clock.Advance(TimeSpan.FromSeconds(54) - The.Tick);
        run.IsCompleted.Should().BeFalse();
        world.Clock.Advance(The.Tick);
        var report = await run;

        report.Refreshed.Select(done => done.Connection).Should().Equal("my-erp");
        report.Failed.Single().Error.Should().Be("the function's time was up before the provider answered");
        (await world.StatusAsync("hung"))!.State.Should().Be(ConnectionState.Retrying);
    }

    [Fact]
    public async Task A_store_that_hangs_is_cut_in_time_for_the_answer()
    {
        world.Connect("my-erp");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Store.BeforeWrite = (_, cancellation) =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.Infinite, cancellation);
        };

        var run = world.SweepAsync(TimeSpan.FromMinutes(1));
        await asked.Task.WaitAsync(RefreshWorld.Patience);
        world.Clock.Advance(TimeSpan.FromSeconds(59) - The.Tick);
        run.IsCompleted.Should().BeFalse();
        world.Clock.Advance(The.Tick);
        var report = await run;

        report
            .Failed.Single()
            .Error.Should()
            .Be("the function's time was up before Parameter Store had taken the result");
    }

    [Fact]
    public async Task What_expires_first_is_refreshed_first()
    {
        world.Concurrency = 1;
        foreach (var name in new[] { "oldest", "older", "old" })
        {
            world.Connect(name);
            world.PutToken(name);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        world.Connect("brief", """{"provider":"amazon-lwa","accessTokenLifetime":"30m"}""");
        world.PutToken("brief");
        world.Connect("without-token");
        world.Clock.Advance(TimeSpan.FromMinutes(28));

        await world.SweepAsync();

        world.Endpoint.Asked.Should().Equal("without-token", "brief", "oldest", "older", "old");
    }

    [Fact]
    public async Task As_many_are_worked_on_at_once_as_is_set_and_no_more()
    {
        world.Concurrency = 3;
        var running = 0;
        var most = 0;
        var full = new TaskCompletionSource();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new Lock();
        world.Endpoint.Otherwise = async (_, _) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
                if (running == 3)
                {
                    full.TrySetResult();
                }
            }

            await release.Task;
            lock (gate)
            {
                running--;
            }

            return Some.Refreshed();
        };
        for (var i = 0; i < 25; i++)
        {
            world.Connect($"c{i}");
        }

        var run = world.SweepAsync();
        await full.Task.WaitAsync(RefreshWorld.Patience);
        world.Endpoint.Asked.Should().HaveCount(3);
        release.SetResult();
        var report = await run;

        report.Refreshed.Should().HaveCount(25);
        most.Should().Be(3);
    }

    [Fact]
    public async Task Nothing_is_begun_that_could_not_be_finished_and_the_rest_is_reported()
    {
        world.Concurrency = 1;
        world.Endpoint.Otherwise = (_, _) =>
        {
            world.Clock.Advance(TimeSpan.FromSeconds(10));
            return Task.FromResult<ExchangeOutcome>(Some.Refreshed());
        };
        for (var i = 10; i < 40; i++)
        {
            world.Connect($"c{i}");
        }

        var report = await world.SweepAsync(TimeSpan.FromSeconds(56));

        // Begun at 0, 10, 20 and 30 s; from 40 s on there is too little time.
        world.Endpoint.Asked.Should().Equal("c10", "c11", "c12", "c13");
        report.Refreshed.Should().HaveCount(4);
        report.Skipped.Should().HaveCount(26).And.OnlyContain(skipped => skipped.Reason == SkipReason.NoTimeLeft);
        report.Duration.Should().Be(TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task An_event_that_comes_twice_does_nothing_the_second_time()
    {
        world.Connect("my-erp");
        await world.SweepAsync();
        world.Store.Forget();

        var report = await world.SweepAsync();

        report.Results.Should().Equal(new RefreshResult.Skipped(Some.Name(), SkipReason.NotDue));
        world.Endpoint.Asked.Should().HaveCount(1);
        world.Store.Writes.Should().BeEmpty();
        world.Store.Decrypted.Should().BeEmpty("nothing that is not needed is read");
    }

    [Fact]
    public async Task By_hand_neither_age_nor_back_off_counts()
    {
        world.Connect("fresh");
        world.PutToken("fresh");
        world.Connect("waiting");
        world.Remember("waiting", Some.Status(ConnectionState.Retrying, retryAt: The.Now + TimeSpan.FromHours(1)));
        world.Connect("dead");
        world.Remember("dead", Some.Status(ConnectionState.SignInAgain));

        var report = await world.ByHandAsync("fresh", "waiting", "dead");

        report.Refreshed.Select(done => done.Connection).Should().BeEquivalentTo("fresh", "waiting", "dead");
    }

    [Fact]
    public async Task By_hand_only_those_named_are_looked_at()
    {
        world.Connect("my-erp");
        world.Connect("other");

        var report = await world.ByHandAsync("my-erp");

        report.Results.Should().ContainSingle();
        world.Endpoint.Asked.Should().Equal("my-erp");
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_is_passed_over_and_by_hand_is_told_so()
    {
        world.Connect("my-erp", """{"provider":"amazon-lwa","enabled":false}""");

        var sweep = await world.SweepAsync();
        var byHand = await world.ByHandAsync("my-erp");

        sweep.Results.Should().Equal(new RefreshResult.Skipped(Some.Name(), SkipReason.Disabled));
        byHand.Failed.Single().Error.Should().Be("is switched off; set enabled to true in its definition");
        world.Endpoint.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData("nobody", "there is no such connection; define it in the parameter connections/nobody below the root")]
    [InlineData("No Body", "a connection's name has 1 to 64")]
    [InlineData("status", "the name status is reserved")]
    public async Task A_name_that_nobody_defined_fails_and_stops_no_other(string name, string because)
    {
        world.Connect("my-erp");

        var report = await world.ByHandAsync(name, "my-erp");

        report.Failed.Single().Connection.Should().Be(name);
        report.Failed.Single().Error.Should().Contain(because);
        report.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_malformed_definition_fails_and_stops_no_other()
    {
        world.Connect("my-erp");
        world.Define("broken", "{");
        world.Define("Wrong", """{"provider":"amazon-lwa"}""");
        world.Put("/tokens/connections/hidden", Secret.Of("""{"provider":"amazon-lwa","scope":"hidden"}"""));

        var report = await world.SweepAsync();

        report.Failed.Select(failed => failed.Connection).Should().BeEquivalentTo("broken", "Wrong", "hidden");
        report
            .Failed.Should()
            .OnlyContain(failed =>
                failed.Error.StartsWith("parameter /tokens/connections/" + failed.Connection + ": ")
            );
        report.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task Of_two_that_write_the_same_parameter_the_newer_fails()
    {
        world.Connect("older");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Connect("a-newer", """{"provider":"amazon-lwa","accessToken":"/tokens/older/access-token"}""");

        var report = await world.SweepAsync();

        report.Failed.Single().Connection.Should().Be("a-newer");
        report.Refreshed.Select(done => done.Connection).Should().Equal("older");
    }

    [Fact]
    public async Task A_token_whose_age_cannot_be_told_fails_and_stops_no_other()
    {
        world.Connect("broken");
        world.Connect("my-erp");
        world.Store.Locked.Add("/tokens/broken/access-token");

        var report = await world.SweepAsync();

        report.Failed.Should().Equal(new RefreshResult.Failed("broken", "/tokens/broken/access-token is locked"));
        report.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_credential_that_cannot_be_read_fails_its_connection_and_is_remembered_of_nobody()
    {
        world.Connect("broken");
        world.Connect("my-erp");
        world.Store.Locked.Add("/tokens/broken/client-secret");

        var report = await world.SweepAsync();

        report.Failed.Should().Equal(new RefreshResult.Failed("broken", "/tokens/broken/client-secret is locked"));
        report.Refreshed.Should().ContainSingle();
        (await world.StatusAsync("broken")).Should().BeNull();
    }

    [Theory]
    [InlineData("/tokens/connections")]
    [InlineData("/tokens/status")]
    public async Task Without_the_catalogue_and_the_statuses_nothing_is_done(string folder)
    {
        world.Connect("my-erp");
        world.Store.Locked.Add(folder);

        await world.Invoking(it => it.SweepAsync()).Should().ThrowAsync<StoreException>();

        world.Endpoint.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_missing_credential_is_asked_of_nobody_and_noticed_as_soon_as_it_is_there()
    {
        world.Define("my-erp", """{"provider":"amazon-lwa"}""");
        world.Put("/tokens/my-erp/client-id", The.ClientId);
        world.Put("/tokens/my-erp/client-secret", Secret.Of("CHANGE_ME"));

        var first = await world.SweepAsync();
        first
            .Failed.Single()
            .Error.Should()
            .Be(
                "parameter /tokens/my-erp/client-secret still holds a placeholder; put the credential in it; "
                    + "parameter /tokens/my-erp/refresh-token does not exist; create it with the credential in it"
            );
        world.Endpoint.Asked.Should().BeEmpty();

        world.Store.Forget();
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await world.SweepAsync()).Failed.Should().ContainSingle();
        world.Store.Writes.Should().BeEmpty("nothing has changed");

        world.Put("/tokens/my-erp/client-secret", The.ClientSecret);
        world.Put("/tokens/my-erp/refresh-token", The.RefreshToken);
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
    }

    [Theory]
    [InlineData("client-id")]
    [InlineData("client-secret")]
    [InlineData("refresh-token")]
    public async Task A_dead_refresh_token_is_asked_about_again_only_when_a_credential_changes(string credential)
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        await world.SweepAsync();
        world.Store.Forget();
        world.Clock.Advance(TimeSpan.FromDays(30));

        var blocked = await world.SweepAsync();

        blocked
            .Failed.Should()
            .Equal(new RefreshResult.Failed("my-erp", "expired") { State = ConnectionState.SignInAgain });
        world.Endpoint.Asked.Should().HaveCount(1);
        world.Store.Writes.Should().BeEmpty();
        world.Store.Decrypted.Should().BeEmpty();

        world.Put($"/tokens/my-erp/{credential}", Some.Secret("fake-new-credential"));
        world.Endpoint.On("my-erp", Some.Refreshed());
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_changed_definition_is_a_reason_to_ask_again_too()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Define("my-erp", """{"provider":"amazon-lwa","scope":"x"}""");
        world.Endpoint.On("my-erp", Some.Refreshed());

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_credential_that_changed_during_the_failing_attempt_counts_as_changed_after_it()
    {
        world.Connect("my-erp");
        world.Endpoint.On(
            "my-erp",
            _ =>
            {
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                world.Put("/tokens/my-erp/refresh-token", Rotated);
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult<ExchangeOutcome>(new ExchangeOutcome.SignInAgain("expired"));
            }
        );
        await world.SweepAsync();
        world.Endpoint.On("my-erp", Some.Refreshed());

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_changed_in_vain_is_not_asked_about_for_ever()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Put("/tokens/my-erp/refresh-token", Rotated);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.SweepAsync();
        await world.SweepAsync();

        world.Endpoint.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_provider_in_trouble_is_left_in_peace_until_the_moment_it_may_be_asked_again()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.ComeBackLater(TimeSpan.FromMinutes(20), "busy"));
        await world.SweepAsync();

        world.Clock.Advance(TimeSpan.FromMinutes(20) - The.Tick);
        var early = await world.SweepAsync();
        world.Clock.Advance(The.Tick);
        world.Endpoint.On("my-erp", Some.Refreshed());
        var then = await world.SweepAsync();

        early.Results.Should().Equal(new RefreshResult.Skipped(Some.Name(), SkipReason.BackingOff));
        then.Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task Trouble_that_nobody_could_be_told_of_is_told_by_the_next_sweep()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        world.People.AreOutOfReach = true;
        var untold = await world.SweepAsync();
        untold.Failed.Single().Error.Should().Be("expired");
        (await world.StatusAsync("my-erp")).Should().BeNull("its beginning is still to be told");

        world.People.AreOutOfReach = false;
        await world.SweepAsync();
        await world.SweepAsync();

        world.People.Notices.Should().ContainSingle();
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.SignInAgain);
    }

    [Fact]
    public async Task An_outage_is_counted_although_nobody_can_be_told_of_it()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.ComeBackLater(null, "busy"));
        world.People.AreOutOfReach = true;
        for (var i = 0; i < 3; i++)
        {
            await world.SweepAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await world.StatusAsync("my-erp"))!.Failures.Should().Be(3);
        world.People.AreOutOfReach = false;
        await world.SweepAsync();
        world.People.Notices.Should().ContainSingle();
    }

    [Fact]
    public async Task Recovery_is_remembered_once()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.ComeBackLater(null, "busy"));
        await world.SweepAsync();
        world.Endpoint.On("my-erp", Some.Refreshed());
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.SweepAsync();
        (await world.StatusAsync("my-erp"))
            .Should()
            .Be(new ConnectionStatus(ConnectionState.Healthy, The.Now + TimeSpan.FromMinutes(5)));
        world.Store.Forget();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.SweepAsync();

        world.Store.Written.Should().Equal("/tokens/my-erp/access-token");
    }

    [Fact]
    public async Task A_shorter_lifetime_is_remembered_once_and_counted_on()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(TimeSpan.FromMinutes(47)));

        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10) - The.Tick);
        (await world.SweepAsync()).Skipped.Should().ContainSingle();
        world.Clock.Advance(The.Tick);
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();

        world
            .Store.Written.Should()
            .Equal("/tokens/my-erp/access-token", "/tokens/status/my-erp", "/tokens/my-erp/access-token");
    }

    [Fact]
    public async Task An_instance_URL_is_written_when_it_changes()
    {
        world.Connect("my-erp", """{"provider":"salesforce"}""");
        async Task<IReadOnlyList<string>> SweepWith(string? url)
        {
            world.Store.Forget();
            world.Clock.Advance(TimeSpan.FromHours(2));
            world.Endpoint.On("my-erp", Some.Refreshed(instanceUrl: url));
            await world.SweepAsync();
            return world.Store.Written;
        }

        const string token = "/tokens/my-erp/access-token";
        (await SweepWith("https://a.my.salesforce.com")).Should().Contain(token, "/tokens/my-erp/instance-url");
        (await SweepWith("https://a.my.salesforce.com")).Should().Equal(token);
        (await SweepWith(null)).Should().Equal(token);
        (await SweepWith("https://b.my.salesforce.com")).Should().Equal(token, "/tokens/my-erp/instance-url");
        (await world.FindAsync("/tokens/my-erp/instance-url"))!.IsSecure.Should().BeFalse();
        (await world.ReadAsync("/tokens/my-erp/instance-url")).Should().Be("https://b.my.salesforce.com");
    }

    [Fact]
    public async Task A_shared_client_secret_is_read_once_a_run()
    {
        world.Put("/shared/secret", The.ClientSecret);
        for (var i = 0; i < 25; i++)
        {
            world.Connect($"c{i}", """{"provider":"amazon-lwa","clientSecret":"/shared/secret"}""");
        }

        var report = await world.SweepAsync();

        report.Refreshed.Should().HaveCount(25);
        world.Store.Decrypted.Where(name => name == "/shared/secret").Should().ContainSingle();
        world.Store.Decrypted.Where(name => name == "/shared/secret:proven").Should().ContainSingle();
        world.Store.Decrypted.Should().HaveCount(2 + (25 * 2)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_journal_is_told_each_result_as_it_comes()
    {
        world.Connect("my-erp");
        world.Define("broken", "{");

        var report = await world.SweepAsync();

        world.Journal.Results.Should().HaveCount(2).And.BeEquivalentTo(report.Results);
    }

    [Fact]
    public async Task Tokens_that_live_too_short_for_the_schedule_are_reported()
    {
        world.Connect("brief");
        world.Endpoint.On("brief", Some.Refreshed(TimeSpan.FromMinutes(20) - The.Tick));
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", Some.Refreshed(TimeSpan.FromMinutes(20)));

        await world.SweepAsync();

        world.Journal.NotKeptFresh.Should().Equal(("brief", TimeSpan.FromMinutes(20) - The.Tick));
    }

    [Fact]
    public async Task The_report_tells_how_near_the_first_expiry_is()
    {
        world.Connect("off", """{"provider":"amazon-lwa","enabled":false}""");
        world.PutToken("off");
        (await world.SweepAsync()).ToNearestExpiry.Should().BeNull("what is switched off may expire");

        world.Connect("dead");
        world.PutToken("dead");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        world.Remember("dead", Some.Status(ConnectionState.SignInAgain, world.Clock.GetUtcNow()));
        world.Connect("my-erp");
        (await world.SweepAsync()).ToNearestExpiry.Should().Be(TimeSpan.FromMinutes(40));

        world.Clock.Advance(TimeSpan.FromMinutes(50));
        (await world.SweepAsync()).ToNearestExpiry.Should().Be(TimeSpan.FromMinutes(-10));
    }

    [Fact]
    public async Task What_is_remembered_of_a_connection_may_be_garbage()
    {
        world.Connect("my-erp");
        await world.Memory.WriteAsync(
            new(Some.Parameter("/tokens/status/my-erp"), Secret.Of("{\"state\":")),
            CancellationToken.None
        );

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }
}
