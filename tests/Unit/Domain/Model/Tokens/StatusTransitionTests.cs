namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class StatusTransitionTests
{
    private static readonly DateTimeOffset Earlier = The.Now - TimeSpan.FromHours(3);

    private static readonly ExchangeOutcome Later = new ExchangeOutcome.RetryLater(null, "busy");

    [Fact]
    public void A_success_of_a_healthy_connection_changes_nothing()
    {
        var healthy = Some.Status(ConnectionState.Healthy, Earlier);

        After(healthy, Some.Refreshed()).Should().Be(healthy);
        After(ConnectionStatus.Unknown, Some.Refreshed()).Should().Be(ConnectionStatus.Unknown);
    }

    [Fact]
    public void A_success_ends_all_trouble_and_keeps_what_is_worth_keeping()
    {
        var failing = Some.Status(ConnectionState.Retrying, Earlier, The.Now) with
        {
            Failures = 7,
            FallbackVersion = 3,
            Lifetime = TimeSpan.FromMinutes(30),
        };

        After(failing, Some.Refreshed())
            .Should()
            .Be(new ConnectionStatus(ConnectionState.Healthy, The.Now) { Lifetime = TimeSpan.FromMinutes(30) });
    }

    [Fact]
    public void A_shorter_lifetime_is_remembered() =>
        After(ConnectionStatus.Unknown, Some.Refreshed(TimeSpan.FromMinutes(31)))
            .Lifetime.Should()
            .Be(TimeSpan.FromMinutes(30));

    [Fact]
    public void Who_was_never_remembered_begins_where_there_is_something_to_remember()
    {
        After(ConnectionStatus.Unknown, Some.Refreshed(TimeSpan.FromMinutes(31))).Since.Should().Be(The.Now);
        After(Some.Status(ConnectionState.Healthy, Earlier), Some.Refreshed(TimeSpan.FromMinutes(31)))
            .Since.Should()
            .Be(Earlier);
    }

    [Fact]
    public void A_refusal_after_trouble_of_another_kind_is_the_first() =>
        After(
            Some.Status(ConnectionState.Retrying, Earlier) with
            {
                Failures = 9,
            },
            new ExchangeOutcome.SignInAgain("why")
        )
            .Failures.Should()
            .Be(1);

    [Fact]
    public void A_first_failure_begins_the_retries() =>
        After(Some.Status(ConnectionState.Healthy, Earlier), Later)
            .Should()
            .Be(
                new ConnectionStatus(ConnectionState.Retrying, The.Now)
                {
                    Reason = "busy",
                    Failures = 1,
                    RetryAt = The.Now + TimeSpan.FromMinutes(1),
                }
            );

    [Fact]
    public void A_further_failure_counts_on_and_keeps_when_it_began()
    {
        var next = After(Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 2 }, Later);

        next.Since.Should().Be(Earlier);
        next.Failures.Should().Be(3);
        next.RetryAt.Should().Be(The.Now + TimeSpan.FromMinutes(4));
    }

    [Fact]
    public void Passing_trouble_after_another_kind_is_counted_anew()
    {
        var next = After(Some.Status(ConnectionState.SecretRefused, Earlier) with { Failures = 9 }, Later);

        next.Failures.Should().Be(1);
        next.Since.Should().Be(The.Now);
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain)]
    [InlineData(ConnectionState.SecretRefused)]
    [InlineData(ConnectionState.Misconfigured)]
    public void Passing_trouble_does_not_forget_what_people_were_told_of(ConnectionState told)
    {
        var first = After(Some.Status(told, Earlier), Later);
        var second = After(first, Later);

        first.Underlying.Should().Be(new StateSince(told, Earlier));
        second.Underlying.Should().Be(new StateSince(told, Earlier));
        After(second, Some.Refreshed()).Underlying.Should().BeNull();
        After(second, new ExchangeOutcome.SignInAgain("why")).Underlying.Should().BeNull();
        After(Some.Status(ConnectionState.Healthy, Earlier), Later).Underlying.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Trouble_that_an_outage_hid_goes_on_where_it_was(
        ExchangeOutcome outcome,
        ConnectionState state,
        TimeSpan? askAgain
    )
    {
        var hidden = Some.Status(ConnectionState.Retrying, The.Now - The.Tick) with
        {
            Failures = 3,
            Underlying = new StateSince(state, Earlier),
        };

        var next = After(hidden, outcome, changedAt: Earlier);
        After(hidden, outcome, changedAt: Earlier + The.Tick).Since.Should().Be(The.Now);

        next.Since.Should().Be(Earlier);
        next.Failures.Should().Be(1);
        next.RetryAt.Should().Be(The.Now + askAgain);
    }

    [Fact]
    public void The_providers_wish_counts() =>
        After(ConnectionStatus.Unknown, new ExchangeOutcome.RetryLater(TimeSpan.FromHours(2), "busy"))
            .RetryAt.Should()
            .Be(The.Now + TimeSpan.FromHours(2));

    [Fact]
    public void Whoever_is_in_trouble_is_left_in_peace_from_the_answer_on_and_in_trouble_since_the_beginning()
    {
        var trial = new ExchangeResult.Completed(Later, null);
        var time = new AttemptTime(The.Now, The.Now + TimeSpan.FromMinutes(10));

        StatusTransition
            .After(Some.Snapshot(), trial, time, jitter: 0.5)
            .Should()
            .BeEquivalentTo(new { Since = The.Now, RetryAt = The.Now + TimeSpan.FromMinutes(11) });
    }

    public static TheoryData<ExchangeOutcome, ConnectionState, TimeSpan?> Refusals =>
        new()
        {
            { new ExchangeOutcome.SignInAgain("why"), ConnectionState.SignInAgain, null },
            { new ExchangeOutcome.SecretRefused("why"), ConnectionState.SecretRefused, TimeSpan.FromHours(1) },
            { new ExchangeOutcome.Misconfigured("why"), ConnectionState.Misconfigured, TimeSpan.FromHours(1) },
            { new ExchangeOutcome.NotSent("why"), ConnectionState.Misconfigured, null },
        };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void A_refusal_is_remembered_with_when_to_ask_again(
        ExchangeOutcome outcome,
        ConnectionState state,
        TimeSpan? askAgain
    ) =>
        After(ConnectionStatus.Unknown, outcome)
            .Should()
            .Be(
                new ConnectionStatus(state, The.Now)
                {
                    Reason = "why",
                    Failures = 1,
                    RetryAt = The.Now + askAgain,
                }
            );

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void The_same_refusal_again_keeps_when_it_began(
        ExchangeOutcome outcome,
        ConnectionState state,
        TimeSpan? askAgain
    )
    {
        var next = After(Some.Status(state, Earlier, Earlier + TimeSpan.FromHours(1)), outcome, changedAt: Earlier);

        next.Should()
            .Be(
                new ConnectionStatus(state, Earlier)
                {
                    Reason = "why",
                    Failures = 2,
                    RetryAt = The.Now + askAgain,
                }
            );
    }

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void What_was_changed_and_is_refused_as_well_is_no_reason_to_ask_once_more(
        ExchangeOutcome outcome,
        ConnectionState state,
        TimeSpan? askAgain
    )
    {
        var next = After(Some.Status(state, Earlier), outcome, changedAt: Earlier + The.Tick);

        next.Since.Should().Be(The.Now);
        next.RetryAt.Should().Be(The.Now + askAgain);
    }

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Whatever_goes_wrong_a_spent_token_is_remembered_until_it_has_changed(
        ExchangeOutcome outcome,
        ConnectionState state,
        TimeSpan? askAgain
    )
    {
        var used = Some.Status(ConnectionState.SignInAgain, Earlier) with { HasUsedToken = true };

        After(used, outcome, changedAt: Earlier).Should().BeSameAs(used);
        After(used, outcome, changedAt: Earlier + The.Tick)
            .Should()
            .BeEquivalentTo(
                new
                {
                    State = state,
                    HasUsedToken = false,
                    RetryAt = The.Now + askAgain,
                }
            );
    }

    [Fact]
    public void An_outage_does_not_forget_that_a_token_is_spent_until_it_has_changed()
    {
        var used = Some.Status(ConnectionState.SignInAgain, Earlier) with { HasUsedToken = true };

        After(used, Later, changedAt: Earlier).Should().BeSameAs(used);
        After(used, Later, changedAt: Earlier + The.Tick)
            .Should()
            .BeEquivalentTo(
                new
                {
                    State = ConnectionState.Retrying,
                    HasUsedToken = false,
                    Underlying = new StateSince(ConnectionState.SignInAgain, Earlier),
                }
            );
    }

    [Fact]
    public void A_token_that_serves_is_not_spent_whatever_is_remembered()
    {
        var used = Some.Status(ConnectionState.SignInAgain, Earlier) with { HasUsedToken = true };

        After(used, Some.Refreshed(), changedAt: Earlier)
            .Should()
            .Be(new ConnectionStatus(ConnectionState.Healthy, The.Now));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_token_is_spent_since_the_run_began_or_since_it_was_stored(int stored, int since)
    {
        var outcome = new ExchangeOutcome.SignInAgain("why")
        {
            Used = new CredentialVersion(2, The.Now + TimeSpan.FromSeconds(stored)),
        };

        After(Some.Status(ConnectionState.Healthy, Earlier), outcome)
            .Should()
            .Be(
                new ConnectionStatus(ConnectionState.SignInAgain, The.Now + TimeSpan.FromSeconds(since))
                {
                    Reason = "why",
                    Failures = 1,
                    HasUsedToken = true,
                }
            );
    }

    /// <summary>What is sealed last is the one to restore.</summary>
    [Fact]
    public void A_token_that_served_after_all_and_is_spent_once_more_is_news()
    {
        var used = Some.Status(ConnectionState.SignInAgain, Earlier) with { HasUsedToken = true };
        var outcome = new ExchangeOutcome.SignInAgain("why") { Used = new CredentialVersion(2, Earlier) };

        After(used, outcome, changedAt: Earlier)
            .Should()
            .BeEquivalentTo(
                new
                {
                    Since = Earlier,
                    Reason = "why",
                    Failures = 2,
                    HasUsedToken = true,
                }
            );
    }

    [Fact]
    public void Nothing_to_send_for_the_same_reason_is_no_change()
    {
        var lacking = Some.Status(ConnectionState.Misconfigured, Earlier) with { Reason = "why" };

        After(lacking, new ExchangeOutcome.NotSent("why")).Should().BeSameAs(lacking);
        After(lacking, new ExchangeOutcome.NotSent("other")).Reason.Should().Be("other");
    }

    [Fact]
    public void Nothing_to_send_after_the_providers_no_is_a_change()
    {
        var refused = Some.Status(ConnectionState.Misconfigured, Earlier, The.Now) with { Reason = "why" };

        After(refused, new ExchangeOutcome.NotSent("why")).RetryAt.Should().BeNull();
    }

    [Fact]
    public void Trouble_does_not_forget_the_lifetime()
    {
        var before = Some.Status(ConnectionState.Healthy, Earlier) with { Lifetime = TimeSpan.FromMinutes(30) };

        foreach (var outcome in Refusals.Select(row => (ExchangeOutcome)row[0]).Append(Later))
        {
            var next = After(before, outcome);
            next.Lifetime.Should().Be(TimeSpan.FromMinutes(30));
        }
    }

    /// <summary>One more would be a number below zero, and the status could not be read again.</summary>
    [Fact]
    public void Failures_are_counted_no_further_than_a_number_goes()
    {
        foreach (var outcome in Refusals.Select(row => (ExchangeOutcome)row[0]).Append(Later))
        {
            var once = After(Some.Status(ConnectionState.Healthy, Earlier), outcome);
            var most = once with { Failures = int.MaxValue, Reason = "another" };
            After(most, outcome).Failures.Should().Be(int.MaxValue);
            After(most with { Failures = int.MaxValue - 1 }, outcome).Failures.Should().Be(int.MaxValue);
        }
    }

    private static ConnectionStatus After(
        ConnectionStatus before,
        ExchangeOutcome outcome,
        DateTimeOffset? changedAt = null
    ) =>
        StatusTransition.After(
            Some.Snapshot(status: before, changedAt: changedAt),
            new ExchangeResult.Completed(outcome, null),
            new AttemptTime(The.Now, The.Now),
            jitter: 0.5
        );
}
