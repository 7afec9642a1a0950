using FluentAssertions;
using Tokens.Domain.Alerts;
using Tokens.Domain.Credentials;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Alerts;

public sealed class OutboxTests
{
    private static readonly Occasion Occasion = Occasion.Of("test", "a");

    private static readonly Alert Alert = new Alert.PolicyFailed(SampleAlerts.OwnSecret, "NoChangeNotification", "why");

    private readonly RotationWorld world = new();

    [Fact]
    public async Task What_is_told_is_claimed_published_and_marked()
    {
        await TellAsync();

        world.Alerts.Should().Equal("PolicyFailed/Warning/acme-crm");
        (await ClaimsAsync()).Should().ContainSingle().Which.IsSent.Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_comes_second_tells_nothing()
    {
        await TellAsync();
        await TellAsync();

        world.People.Should().ContainSingle();
        world.Outgoing.Before.Should().Equal(Occasion.Text);
    }

    /// <summary>A hundred connections that share a refused secret meet one occasion in one run.</summary>
    [Fact]
    public async Task What_a_process_knows_to_be_claimed_costs_it_no_second_write()
    {
        var outbox = world.Outbox;
        await outbox.TellAsync(Occasion, Alert, CancellationToken.None);
        world.Life.Begin(calls: 0);

        await outbox.TellAsync(Occasion, Alert, CancellationToken.None);

        world.Outgoing.Before.Should().Equal(Occasion.Text);
    }

    [Fact]
    public async Task A_mark_that_cannot_be_set_is_no_failure_to_tell()
    {
        var people = new FakePeople { CannotMark = true };
        var journal = new RecordingOutboxJournal();

        await new Outbox(people, people, journal, world.Clock).TellAsync(Occasion, Alert, CancellationToken.None);

        people.Notices.Should().ContainSingle();
        journal.Unmarked.Should().Equal("the claim could not be marked");
    }

    [Fact]
    public async Task Of_several_those_that_were_told_are_passed_over_without_a_write()
    {
        await TellAsync();
        world.Life.Begin(calls: 0);

        await world.Outbox.TellAsync([(Occasion, Alert)], CancellationToken.None);

        world.People.Should().ContainSingle();
    }

    [Fact]
    public async Task Several_at_once_are_each_told_once()
    {
        var other = Occasion.Of("test", "b");
        await world.Outbox.TellAsync([(Occasion, Alert), (other, Alert), (Occasion, Alert)], CancellationToken.None);

        world.Outgoing.Told.Select(told => told.Occasion).Should().Equal(Occasion, other);
    }

    [Fact]
    public async Task Who_dies_between_claim_and_publishing_is_replaced_after_the_lease_and_once()
    {
        await DieAsync(afterCalls: 1);

        world.Clock.Advance(Outbox.Lease);
        await TidyAsync();
        world.People.Should().BeEmpty("the owner may still be at it");

        world.Clock.Advance(The.Tick);
        await TidyAsync();
        world.Clock.Advance(Outbox.Lease + The.Tick);
        await TidyAsync();
        world.People.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_dies_taking_over_is_replaced_in_turn()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(Outbox.Lease + The.Tick);
        world.Life.Begin(calls: 1);
        await ((Func<Task>)TidyAsync).Should().ThrowAsync<KilledException>();
        world.Life.Begin();

        world.Clock.Advance(Outbox.Lease + The.Tick);
        await TidyAsync();

        world.People.Should().ContainSingle();
        (await ClaimsAsync()).Select(stored => stored.Claim.Attempt).Should().BeEquivalentTo([1, 2, 3]);
    }

    [Fact]
    public async Task A_topic_that_does_not_take_it_is_tried_again_by_the_sweep()
    {
        world.Topics.Failing = _ => "the topic is gone";
        await TellAsync();
        world.Outgoing.Untold.Should().Equal("the topic is gone");

        world.Topics.Failing = _ => null;
        world.Clock.Advance(Outbox.Lease + The.Tick);
        await TidyAsync();

        world.Alerts.Should().Equal("PolicyFailed/Warning/acme-crm");
    }

    [Fact]
    public async Task What_is_told_late_has_the_words_of_its_own_time()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await TidyAsync();

        world.People.Single().Message.Should().Be(ComposeAlert.For(Alert, The.Now));
    }

    [Fact]
    public async Task An_announcement_that_was_claimed_is_sent_as_it_was()
    {
        var version = new CredentialVersion(7, The.Now);
        var notice = new Notice.RotationCompleted(Some.Parameter("/a/b"), version, "detect");
        world.Topics.Failing = _ => "down";
        await world.Outbox.SendAsync(Occasion, notice, CancellationToken.None);
        world.Topics.Failing = _ => null;
        world.Clock.Advance(Outbox.Lease + The.Tick);
        await TidyAsync();

        world.Completions.Should().Equal(notice);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_claimed_so_that_it_is_told_once_somebody_does()
    {
        world.Topics.Listening = _ => false;
        await TellAsync();
        (await ClaimsAsync()).Should().BeEmpty();
        world.Outgoing.Unheard.Should().Equal(Occasion.Text);

        world.Topics.Listening = _ => true;
        await TellAsync();
        world.People.Should().ContainSingle();
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_taken_over_so_that_it_waits_for_no_further_lease()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(Outbox.Lease + The.Tick);
        world.Topics.Listening = _ => false;
        await TidyAsync();
        (await ClaimsAsync()).Should().ContainSingle().Which.Claim.Attempt.Should().Be(1);

        world.Topics.Listening = _ => true;
        await TidyAsync();
        world.People.Should().ContainSingle();
    }

    [Fact]
    public async Task Claims_are_forgotten_after_their_time()
    {
        await TellAsync();
        world.Clock.Advance(Outbox.Kept);
        await TidyAsync();
        (await ClaimsAsync()).Should().ContainSingle();

        world.Clock.Advance(The.Tick);
        await TidyAsync();
        (await ClaimsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_that_was_never_sent_is_not_published_in_its_old_age()
    {
        await DieAsync(afterCalls: 1);
        world.Clock.Advance(Outbox.Kept + The.Tick);

        await TidyAsync();

        world.People.Should().BeEmpty();
        (await ClaimsAsync()).Should().BeEmpty();
    }

    private Task TellAsync() => world.Outbox.TellAsync(Occasion, Alert, CancellationToken.None);

    private Task TidyAsync() => world.Outbox.TidyAsync(CancellationToken.None);

    private Task<IReadOnlyList<Tokens.Domain.Ports.StoredClaim>> ClaimsAsync()
    {
        world.Life.Begin();
        return world.Claims.AllAsync(CancellationToken.None);
    }

    private async Task DieAsync(int afterCalls)
    {
        world.Life.Begin(afterCalls);
        await ((Func<Task>)TellAsync).Should().ThrowAsync<KilledException>();
        world.Life.Begin();
    }
}
