namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>
/// An operator's shell often has no topic: what a run from there finds is notified by the next run that has one, once.
/// </summary>
public sealed class NoTopicTests
{
    private const string Name = "my-erp";

    private static readonly ExchangeOutcome Expired = new ExchangeOutcome.SignInAgain("expired");

    private readonly RefreshWorld world = new();

    private IEnumerable<AlertKind> Notified =>
        world.Subscribers.Notices.OfType<Notification.ToSubscribers>().Select(one => one.Kind);

    public NoTopicTests()
    {
        world.Connect(Name);
        // A secret that was written a moment ago may be refused by a provider that does not know it yet.
        world.Clock.Advance(TimeSpan.FromHours(1));
    }

    public static TheoryData<AlertKind> Troubles =>
        [AlertKind.SignInAgain, AlertKind.Misconfigured, AlertKind.SecretRefused];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_that_is_met_without_a_topic_is_notified_once_by_the_next_run_with_one(AlertKind trouble)
    {
        await WithoutTopicAsync(Outcome(trouble));
        var remembered = await world.StatusAsync(Name);
        var claimed = world.Subscribers.Claimed;

        for (var sweep = 0; sweep < 3; sweep++)
        {
            world.Clock.Advance(The.Tick);
            await world.SweepAsync();
        }

        remembered!.State.Should().NotBe(ConnectionState.Healthy, "the operator is to see it");
        claimed.Should().Be(0);
        Notified.Should().Equal(trouble);
        (await world.StatusAsync(Name)).Should().Be(remembered with { LastNotified = null });
    }

    [Fact]
    public async Task It_stays_due_through_as_many_runs_without_a_topic_as_there_are()
    {
        await WithoutTopicAsync(Expired);
        world.Clock.Advance(The.Tick);
        await WithoutTopicAsync(Expired);
        await WithoutTopicAsync(new ExchangeOutcome.Misconfigured("wrong scope"));

        await world.SweepAsync();
        await world.SweepAsync();

        Notified.Should().Equal(AlertKind.Misconfigured);
    }

    [Fact]
    public async Task A_recovery_without_a_topic_is_notified_once_by_the_next_run_with_one()
    {
        world.Endpoint.On(Name, Expired);
        await world.SweepAsync();
        world.Clock.Advance(The.Tick);
        await WithoutTopicAsync(Some.Refreshed());

        await world.SweepAsync();
        await world.SweepAsync();

        Notified.Should().Equal(AlertKind.SignInAgain, AlertKind.Recovered);
        (await world.StatusAsync(Name))!.LastNotified.Should().BeNull();
    }

    [Fact]
    public async Task Trouble_that_came_and_went_without_a_topic_is_not_notified()
    {
        await WithoutTopicAsync(Expired);
        world.Clock.Advance(The.Tick);
        await WithoutTopicAsync(Some.Refreshed());

        await world.SweepAsync();

        Notified.Should().BeEmpty();
        (await world.StatusAsync(Name))!.LastNotified.Should().BeNull();
    }

    [Fact]
    public async Task Trouble_that_is_over_before_a_run_with_a_topic_is_not_notified_either()
    {
        await WithoutTopicAsync(Expired);
        world.Clock.Advance(The.Tick);
        world.Endpoint.On(Name, Some.Refreshed());
        await world.OnDemandAsync(Name);

        Notified.Should().BeEmpty();
        (await world.StatusAsync(Name))!.LastNotified.Should().BeNull();
    }

    [Fact]
    public async Task An_attempt_of_the_run_with_the_topic_notifies_of_it_too()
    {
        await WithoutTopicAsync(Expired);
        world.Clock.Advance(The.Tick);
        await world.OnDemandAsync(Name);
        await world.SweepAsync();

        Notified.Should().Equal(AlertKind.SignInAgain);
    }

    [Fact]
    public async Task An_outage_in_between_changes_nothing_about_it()
    {
        await WithoutTopicAsync(Expired);
        world.Clock.Advance(The.Tick);
        world.Endpoint.On(Name, new ExchangeOutcome.RetryLater(null, "busy"));
        await world.OnDemandAsync(Name);
        var during = Notified.ToList();
        world.Clock.Advance(The.Tick);
        world.Endpoint.On(Name, Expired);
        await world.OnDemandAsync(Name);
        await world.SweepAsync();

        during.Should().BeEmpty();
        Notified.Should().Equal(AlertKind.SignInAgain);
    }

    [Fact]
    public async Task What_cannot_be_claimed_stays_due_and_fails_no_run()
    {
        await WithoutTopicAsync(Expired);
        world.Subscribers.AreOutOfReach = true;
        await world.SweepAsync();
        var before = await world.StatusAsync(Name);
        world.Subscribers.AreOutOfReach = false;
        await world.SweepAsync();

        before!.LastNotified.Should().NotBeNull();
        world.Observer.NotNotified.Should().Equal((Name, "the claim could not be created"));
        Notified.Should().Equal(AlertKind.SignInAgain);
    }

    [Fact]
    public async Task A_status_that_has_nothing_due_is_not_written_again()
    {
        world.Endpoint.On(Name, Expired);
        await world.SweepAsync();
        world.Store.Forget();

        world.Subscribers.HasTopic = false;
        await world.SweepAsync();

        world.Store.Written.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_without_a_topic_writes_nothing_about_what_is_due_already()
    {
        await WithoutTopicAsync(Expired);
        world.Store.Forget();

        world.Subscribers.HasTopic = false;
        await world.SweepAsync();

        world.Store.Written.Should().BeEmpty();
    }

    /// <summary>By an operator, who names the connection.</summary>
    private async Task WithoutTopicAsync(ExchangeOutcome outcome)
    {
        world.Endpoint.On(Name, outcome);
        world.Subscribers.HasTopic = false;
        await world.OnDemandAsync(Name);
        world.Subscribers.HasTopic = true;
    }

    private static ExchangeOutcome Outcome(AlertKind trouble) =>
        trouble switch
        {
            AlertKind.SignInAgain => Expired,
            AlertKind.Misconfigured => new ExchangeOutcome.Misconfigured("wrong scope"),
            _ => new ExchangeOutcome.SecretRefused("invalid_client"),
        };
}
