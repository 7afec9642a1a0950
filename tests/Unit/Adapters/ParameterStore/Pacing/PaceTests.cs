using Tokens.Adapters.ParameterStore.Pacing;

namespace Tokens.Tests.Unit.Adapters.ParameterStore.Pacing;

/// <summary>The pace against quotas of many sizes, call after call on a virtual clock.</summary>
public sealed class PaceTests : IDisposable
{
    private readonly VirtualClock clock = new(The.Now);
    private readonly Pace pace;

    public PaceTests() => pace = new Pace(3, inHand: 1, clock);

    public void Dispose() => pace.Dispose();

    [Fact]
    public async Task The_first_call_waits_for_nothing()
    {
        (await clock.PassAsync(pace.EnterAsync(default))).At.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Calls_are_let_through_at_the_rate()
    {
        var calls = new List<double>();
        for (var call = 0; call < 5; call++)
        {
            calls.Add((await clock.PassAsync(pace.EnterAsync(default))).At.TotalSeconds);
        }

        // One in hand, since nothing came before the first.
        calls.Select(at => Math.Round(at, 2)).Should().Equal(0, 0, 0.33, 0.67, 1);
    }

    [Fact]
    public async Task A_call_that_came_late_is_made_up_for_by_one_and_no_more()
    {
        await clock.PassAsync(pace.EnterAsync(default));
        clock.Advance(TimeSpan.FromMinutes(15));

        var calls = new List<TimeSpan>();
        for (var call = 0; call < 3; call++)
        {
            calls.Add((await clock.PassAsync(pace.EnterAsync(default))).At - TimeSpan.FromMinutes(15));
        }

        calls.Select(at => Math.Round(at.TotalSeconds, 2)).Should().Equal(0, 0, 0.33);
    }

    [Fact]
    public async Task As_many_as_are_in_hand_pass_at_once_and_again_after_a_rest()
    {
        using var reads = new Pace(40, inHand: 10, clock);
        for (var run = 0; run < 2; run++)
        {
            var start = clock.GetTimestamp();
            var passed = new List<double>();
            for (var call = 0; call < 13; call++)
            {
                await clock.PassAsync(reads.EnterAsync(default));
                passed.Add(clock.GetElapsedTime(start).TotalMilliseconds);
            }

            passed.Take(11).Should().AllBeEquivalentTo(0);
            passed.Skip(11).Should().Equal(25, 50);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Whoever_waits_for_nobody_makes_the_next_wait_longer()
    {
        await clock.PassAsync(pace.EnterAsync(default));
        await clock.PassAsync(pace.EnterAsync(default));

        pace.Enter().At.Should().Be(TimeSpan.Zero);
        var next = await clock.PassAsync(pace.EnterAsync(default));

        next.At.TotalSeconds.Should().BeApproximately(2 / 3.0, 0.01);
    }

    [Fact]
    public async Task Calls_that_do_not_fill_the_rate_say_nothing_about_more()
    {
        for (var call = 0; call < 100; call++)
        {
            pace.Accepted(await clock.PassAsync(pace.EnterAsync(default)));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        pace.PerSecond.Should().Be(3);
    }

    [Fact]
    public async Task Of_several_calls_refused_together_one_counts()
    {
        var first = await clock.PassAsync(pace.EnterAsync(default));
        var second = await clock.PassAsync(pace.EnterAsync(default));

        pace.Refused(first);
        var rate = pace.PerSecond;
        pace.Refused(second);

        rate.Should().BeLessThan(3);
        pace.PerSecond.Should().Be(rate);
    }

    [Fact]
    public async Task One_that_waited_for_nobody_slows_nobody_down_when_it_is_refused()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            pace.Refused(pace.Enter());
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        pace.PerSecond.Should().Be(3);
        var now = clock.GetTimestamp();
        await clock.PassAsync(pace.EnterAsync(default));
        await clock.PassAsync(pace.EnterAsync(default));
        clock.GetElapsedTime(now).TotalSeconds.Should().BeLessThan(0.34);
    }

    [Fact]
    public async Task It_never_stops_altogether()
    {
        for (var call = 0; call < 50; call++)
        {
            pace.Refused(await clock.PassAsync(pace.EnterAsync(default)));
        }

        pace.PerSecond.Should().Be(0.5);
    }

    [Theory]
    [InlineData(60, 0.5)]
    [InlineData(61, 3)]
    public async Task After_a_rest_it_begins_anew_instead_of_staying_slow(int seconds, double rate)
    {
        for (var call = 0; call < 50; call++)
        {
            pace.Refused(await clock.PassAsync(pace.EnterAsync(default)));
        }

        clock.Advance(TimeSpan.FromSeconds(seconds));
        pace.Enter();

        pace.PerSecond.Should().Be(rate);
    }

    [Fact]
    public async Task A_rest_takes_nothing_from_what_an_account_allows_beyond()
    {
        await MakeAsync(new Quota(10, 10, clock), 300);
        var found = pace.PerSecond;

        clock.Advance(TimeSpan.FromMinutes(15));
        pace.Enter();

        found.Should().BeGreaterThan(8);
        pace.PerSecond.Should().Be(found);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_holds_nobody_else_up()
    {
        pace.Enter();
        pace.Enter();
        using var impatient = new CancellationTokenSource();
        var given = pace.EnterAsync(impatient.Token);
        var next = pace.EnterAsync(default);

        await impatient.CancelAsync();

        await given.Awaiting(call => call).Should().ThrowAsync<OperationCanceledException>();
        (await clock.PassAsync(next)).At.TotalSeconds.Should().BeApproximately(1 / 3.0, 0.01);
    }

    /// <summary>
    /// Whatever an account allows, it is found and used: no more than a tenth is lost, and a call in fifty refused. A
    /// quota below what every account has, since others use it up, is allowed a little more of both.
    /// </summary>
    [Theory]
    [InlineData(2, 1_000, 1.1, 0.02)]
    [InlineData(3, 100, 1.05, 0.02)]
    [InlineData(3, 1_000, 1.05, 0.015)]
    [InlineData(10, 100, 1.05, 0.02)]
    [InlineData(10, 1_000, 1.05, 0.015)]
    [InlineData(40, 1_000, 1.1, 0.015)]
    [InlineData(0.7, 300, 1.35, 0.03)]
    public async Task Any_quota_is_used_up_and_hardly_exceeded(
        double perSecond,
        int calls,
        double longest,
        double refused
    )
    {
        var quota = new Quota(perSecond, Math.Max(1, perSecond), clock);

        var took = await MakeAsync(quota, calls);

        took.TotalSeconds.Should().BeLessThan(longest * calls / perSecond);
        (quota.Refused / (double)(quota.Refused + calls)).Should().BeLessThan(refused);
    }

    [Fact]
    public async Task A_quota_without_a_bucket_is_found_too()
    {
        var quota = new Quota(10, 1, clock);
        await MakeAsync(quota, 500);

        var took = await MakeAsync(quota, 1_000);

        took.TotalSeconds.Should().BeLessThan(1.15 * 100);
    }

    [Fact]
    public async Task What_others_leave_free_is_taken_and_given_back()
    {
        var quota = new Quota(3, 3, clock);
        await MakeAsync(quota, 300);

        quota.PerSecond = 10;
        await MakeAsync(quota, 300);
        var more = await MakeAsync(quota, 1_000);
        quota.PerSecond = 3;
        var before = quota.Refused;
        var less = await MakeAsync(quota, 1_000);

        more.TotalSeconds.Should().BeLessThan(1.1 * 1_000 / 10);
        less.TotalSeconds.Should().BeLessThan(1.1 * 1_000 / 3);
        (quota.Refused - before).Should().BeLessThan(20);
    }

    private async Task<TimeSpan> MakeAsync(Quota quota, int calls)
    {
        var start = clock.GetTimestamp();
        var end = quota.Accepted + calls;
        while (quota.Accepted < end)
        {
            var call = await clock.PassAsync(pace.EnterAsync(default));
            if (quota.Takes())
            {
                pace.Accepted(call);
            }
            else
            {
                pace.Refused(call);
            }
        }

        return clock.GetElapsedTime(start);
    }
}
