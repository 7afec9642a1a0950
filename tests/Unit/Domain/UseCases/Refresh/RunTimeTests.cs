namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>How RefreshTokens spends the time of its invocation, and in what order.</summary>
public sealed class RunTimeTests
{
    private readonly RefreshWorld world = new();

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
    public async Task However_long_the_run_one_connection_has_five_minutes()
    {
        world.Connect("hung");
        var asked = world.Endpoint.Hang("hung");

        var run = world.SweepAsync(TimeSpan.FromMinutes(15));
        await asked;
        world.Clock.Advance(TimeSpan.FromSeconds(289) - The.Tick);
        run.IsCompleted.Should().BeFalse();
        world.Clock.Advance(The.Tick);
        var report = await run;

        report.Failed.Single().Error.Should().Be("the function's time was up before the provider answered");
    }

    [Theory]
    [InlineData(false, 15)]
    [InlineData(true, 30)]
    public async Task A_sweep_is_over_when_the_next_one_begins(bool onDemand, int refreshed)
    {
        world.Concurrency = 1;
        world.Endpoint.Otherwise = (_, _) =>
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult<ExchangeOutcome>(Some.Refreshed());
        };
        var names = Enumerable.Range(10, 30).Select(number => $"c{number}").ToList();
        names.ForEach(name => world.Connect(name));

        var order = new RefreshRequest(onDemand ? names : null, TimeSpan.FromHours(1));
        var report = await world.UseCase().RunAsync(order, CancellationToken.None);

        report.Refreshed.Should().HaveCount(refreshed);
        report.Skipped.Should().HaveCount(30 - refreshed);
    }

    /// <summary>Over a new token, and over a status that says what is lacking.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_hangs_is_cut_in_time_for_the_answer(bool hasCredentials)
    {
        (hasCredentials ? world.Connect : (Action<string, string>)world.Define)(
            "my-erp",
            """{"provider":"amazon-lwa"}"""
        );
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
            .Be("the function's time was up before Parameter Store had stored the result");
    }

    [Fact]
    public async Task Credentials_that_cannot_be_read_in_time_are_left_to_the_next_sweep()
    {
        Enumerable.Range(10, 11).ToList().ForEach(number => world.Connect($"c{number}"));
        var asked = HangOverCredentials();

        var run = world.SweepAsync(TimeSpan.FromMinutes(1));
        await asked.WaitAsync(RefreshWorld.Patience);
        world.Clock.Advance(TimeSpan.FromSeconds(38) - The.Tick);
        run.IsCompleted.Should().BeFalse();
        world.Clock.Advance(The.Tick);
        var report = await run;

        report.Skipped.Should().HaveCount(11).And.OnlyContain(skipped => skipped.Reason == SkipReason.NoTimeLeft);
        report.Failed.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_ends_the_run_while_credentials_are_read_hears_nothing_of_a_lack_of_time()
    {
        world.Connect("my-erp");
        using var end = new CancellationTokenSource();
        var asked = HangOverCredentials();

        var run = world.UseCase().RunAsync(new RefreshRequest(null, TimeSpan.FromMinutes(1)), end.Token);
        await asked.WaitAsync(RefreshWorld.Patience);
        await end.CancelAsync();

        await run.Invoking(ended => ended.WaitAsync(RefreshWorld.Patience))
            .Should()
            .ThrowAsync<OperationCanceledException>();
        world.Observer.Results.Should().BeEmpty();
    }

    /// <summary>The task tells when one was to be read.</summary>
    private Task HangOverCredentials()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Store.BeforeRead = names =>
        {
            if (!names.Any(name => name.EndsWith("/refresh-token", StringComparison.Ordinal)))
            {
                return Task.CompletedTask;
            }

            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite);
        };
        return asked.Task;
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
    public async Task Where_there_is_no_time_no_credential_is_read()
    {
        world.Connect("my-erp");
        world.Connect("my-shop");

        var report = await world.SweepAsync(TimeSpan.Zero);

        report.Skipped.Should().HaveCount(2).And.OnlyContain(skipped => skipped.Reason == SkipReason.NoTimeLeft);
        world.Store.Decrypted.Should().BeEmpty();
    }

    [Fact]
    public async Task While_a_provider_is_slow_the_credentials_of_those_that_follow_are_read()
    {
        world.Concurrency = 1;
        for (var i = 10; i < 60; i++)
        {
            world.Connect($"c{i}");
        }

        var asked = world.Endpoint.Hang("c10");
        var run = world.SweepAsync();
        await asked;

        // Two batches lie ready, the third was read and waits for a place.
        await world.Store.ReadsAsync("/tokens/c39/refresh-token");
        world.Store.Decrypted.Should().NotContain("/tokens/c40/refresh-token");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await run;
    }
}
