using Tokens.Tests.Unit.Domain.Model.Alerts;

namespace Tokens.Tests.Unit.Domain.UseCases.Alerting;

public sealed class OutboxTests
{
    private static readonly DeduplicationKey DeduplicationKey = DeduplicationKey.Of("test", "a");

    private static readonly Alert Alert = new Alert.PolicyFailed(SampleAlerts.OwnSecret, "NoChangeNotification", "why");

    private readonly RotationWorld world = new();

    [Fact]
    public async Task What_is_told_is_claimed_published_and_marked()
    {
        await NotifyAsync();

        world.Alerts.Should().Equal("PolicyFailed/Warning/acme-crm");
        (await ClaimsAsync()).Should().ContainSingle().Which.IsSent.Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_comes_second_tells_nothing()
    {
        await NotifyAsync();
        await NotifyAsync();

        world.Subscribers.Should().ContainSingle();
        world.Outgoing.Before.Should().Equal(DeduplicationKey.Text);
    }

    /// <summary>A hundred connections that share a refused secret meet one occasion in one run.</summary>
    [Fact]
    public async Task What_a_process_knows_to_be_claimed_costs_it_no_second_write()
    {
        var outbox = world.UseCases.Outbox;
        await outbox.NotifyAsync(new DueAlert(DeduplicationKey, Alert), CancellationToken.None);
        world.Life.Begin(calls: 0);

        await outbox.NotifyAsync(new DueAlert(DeduplicationKey, Alert), CancellationToken.None);

        world.Outgoing.Before.Should().Equal(DeduplicationKey.Text);
    }

    [Fact]
    public async Task A_mark_that_cannot_be_set_is_no_failure_to_tell()
    {
        var people = new FakePeople { CannotMark = true };
        var observer = new RecordingOutboxObserver();

        await new Outbox(people, people, observer, world.Clock).NotifyAsync(
            new DueAlert(DeduplicationKey, Alert),
            CancellationToken.None
        );

        people.Notices.Should().ContainSingle();
        observer.Unmarked.Should().Equal("the claim could not be marked");
    }

    [Fact]
    public async Task Of_several_those_that_were_told_are_passed_over_without_a_write()
    {
        await NotifyAsync();
        world.Life.Begin(calls: 0);

        await world.UseCases.Outbox.NotifyAsync([new DueAlert(DeduplicationKey, Alert)], CancellationToken.None);

        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task Several_at_once_are_each_told_once()
    {
        var other = DeduplicationKey.Of("test", "b");
        await world.UseCases.Outbox.NotifyAsync(
            [new DueAlert(DeduplicationKey, Alert), new DueAlert(other, Alert), new DueAlert(DeduplicationKey, Alert)],
            CancellationToken.None
        );

        world.Outgoing.Notified.Select(told => told.DeduplicationKey).Should().Equal(DeduplicationKey, other);
    }

    [Fact]
    public async Task Who_dies_between_claim_and_publishing_is_replaced_after_the_lease_and_once()
    {
        await DieAsync(afterCalls: 1);

        world.Clock.Advance(Outbox.Lease);
        await CleanUpAsync();
        world.Subscribers.Should().BeEmpty("the owner may still be at it");

        world.Clock.Advance(The.Tick);
        await CleanUpAsync();
        world.Clock.Advance(Outbox.Lease + The.Tick);
        await CleanUpAsync();
        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_dies_taking_over_is_replaced_in_turn()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(Outbox.Lease + The.Tick);
        world.Life.Begin(calls: 1);
        await ((Func<Task>)CleanUpAsync).Should().ThrowAsync<KilledException>();
        world.Life.Begin();

        world.Clock.Advance(Outbox.Lease + The.Tick);
        await CleanUpAsync();

        world.Subscribers.Should().ContainSingle();
        (await ClaimsAsync()).Select(stored => stored.Entry.Attempt).Should().BeEquivalentTo([1, 2, 3]);
    }

    [Fact]
    public async Task A_topic_that_does_not_take_it_is_tried_again_by_the_sweep()
    {
        world.Topics.Failing = _ => "the topic is gone";
        await NotifyAsync();
        world.Outgoing.NotNotified.Should().Equal("the topic is gone");

        world.Topics.Failing = _ => null;
        world.Clock.Advance(Outbox.Lease + The.Tick);
        await CleanUpAsync();

        world.Alerts.Should().Equal("PolicyFailed/Warning/acme-crm");
    }

    [Fact]
    public async Task What_is_told_late_has_the_words_of_its_own_time()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await CleanUpAsync();

        world.Subscribers.Single().Message.Should().Be(AlertText.For(Alert, The.Now));
    }

    [Fact]
    public async Task An_announcement_that_was_claimed_is_sent_as_it_was()
    {
        var version = new CredentialVersion(7, The.Now);
        var notification = new Notification.RotationCompleted(Some.Parameter("/a/b"), version, "detect");
        world.Topics.Failing = _ => "down";
        await world.UseCases.Outbox.SendAsync(DeduplicationKey, notification, CancellationToken.None);
        world.Topics.Failing = _ => null;
        world.Clock.Advance(Outbox.Lease + The.Tick);
        await CleanUpAsync();

        world.Completions.Should().Equal(notification);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_claimed_so_that_it_is_told_once_somebody_does()
    {
        world.Topics.Listening = _ => false;
        await NotifyAsync();
        (await ClaimsAsync()).Should().BeEmpty();
        world.Outgoing.Unheard.Should().Equal(DeduplicationKey.Text);

        world.Topics.Listening = _ => true;
        await NotifyAsync();
        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_taken_over_so_that_it_waits_for_no_further_lease()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(Outbox.Lease + The.Tick);
        world.Topics.Listening = _ => false;
        await CleanUpAsync();
        (await ClaimsAsync()).Should().ContainSingle().Which.Entry.Attempt.Should().Be(1);

        world.Topics.Listening = _ => true;
        await CleanUpAsync();
        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task Claims_are_forgotten_after_their_time()
    {
        await NotifyAsync();
        world.Clock.Advance(Outbox.Kept);
        await CleanUpAsync();
        (await ClaimsAsync()).Should().ContainSingle();

        world.Clock.Advance(The.Tick);
        await CleanUpAsync();
        (await ClaimsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_that_was_never_sent_is_not_published_in_its_old_age()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(Outbox.Kept + The.Tick);

        await CleanUpAsync();

        world.Subscribers.Should().BeEmpty();
        (await ClaimsAsync()).Should().BeEmpty();
    }

    private Task NotifyAsync() =>
        world.UseCases.Outbox.NotifyAsync(new DueAlert(DeduplicationKey, Alert), CancellationToken.None);

    private Task CleanUpAsync() => world.UseCases.Outbox.CleanUpAsync(CancellationToken.None);

    private Task<IReadOnlyList<StoredOutboxEntry>> ClaimsAsync()
    {
        world.Life.Begin();
        return world.Claims.AllAsync(CancellationToken.None);
    }

    private async Task DieAsync(int afterCalls)
    {
        world.Life.Begin(afterCalls);
        await ((Func<Task>)NotifyAsync).Should().ThrowAsync<KilledException>();
        world.Life.Begin();
    }
}
