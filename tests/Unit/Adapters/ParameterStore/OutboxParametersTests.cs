using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class OutboxParametersTests
{
    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly WatchedParameters store;
    private int owners;

    public OutboxParametersTests() => store = new WatchedParameters(new EmulatedParameters(clock));

    private static OutboxEntry First { get; } = NewClaim("secret-proven");

    [Fact]
    public async Task Of_two_takers_one_gets_it()
    {
        (await Claims().TryAddAsync(First, default)).Should().BeTrue();
        (await Claims().TryAddAsync(First, default)).Should().BeFalse();
    }

    [Fact]
    public async Task Of_many_takers_at_once_one_gets_it()
    {
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => Claims().TryAddAsync(First, default)))
        );

        taken.Count(it => it).Should().Be(1);
    }

    [Fact]
    public async Task Its_parameter_bears_the_key_and_the_attempt()
    {
        await Claims().TryAddAsync(First with { Attempt = 2 }, default);

        store.Written.Should().Equal($"/tokens/claims/{First.Key}.2");
        store.Writes.Single().IsSecure.Should().BeFalse();
    }

    /// <summary>The call is tried again when its answer is lost, and meets what its first attempt wrote.</summary>
    [Fact]
    public async Task A_taker_whose_answer_was_lost_recognises_its_own_claim()
    {
        var memory = new EmulatedParameters(clock);
        var lossy = new WatchedParameters(memory)
        {
            // The first attempt arrived, and nobody heard of it.
            BeforeWrite = (write, cancellation) => memory.WriteAsync(write, cancellation),
        };

        (await Claims(lossy).TryAddAsync(First, default)).Should().BeTrue();
        (await Claims(new WatchedParameters(memory)).TryAddAsync(First, default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_taker_that_cannot_tell_whose_claim_it_is_says_so()
    {
        await Claims().TryAddAsync(First, default);
        store.Locked.Add($"/tokens/claims/{First.Key}.1");

        await Claims()
            .Invoking(it => it.TryAddAsync(First, default))
            .Should()
            .ThrowAsync<StoreException>()
            .WithMessage("*is locked");
    }

    [Fact]
    public async Task What_is_taken_is_told_by_its_keys()
    {
        var other = NewClaim("reminder");
        await Claims().TryAddAsync(First, default);

        (await Claims().ExistingAsync([First.Key, other.Key, First.Key], default)).Should().Equal(First.Key);
    }

    [Fact]
    public async Task What_cannot_be_looked_up_is_no_answer()
    {
        store.Locked.Add($"/tokens/claims/{First.Key}.1");

        await Claims().Invoking(it => it.ExistingAsync([First.Key], default)).Should().ThrowAsync<StoreException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claim_is_listed_with_its_notice_in_full(bool toPeople)
    {
        var claim = toPeople ? First : NewClaim("rotation-completed", Completed);
        await Claims().TryAddAsync(claim, default);

        (await Claims().AllAsync(default))
            .Should()
            .Equal(new StoredOutboxEntry(claim, clock.GetUtcNow(), IsSent: false));
    }

    /// <summary>Parameter Store refuses what looks like a reference to another parameter: nobody was ever told.</summary>
    [Fact]
    public async Task Words_that_look_like_a_reference_are_claimed_as_they_are()
    {
        var claim = NewClaim("secret-proven", Subscribers("Grant {{grant_id}} revoked"));

        (await Claims().TryAddAsync(claim, default)).Should().BeTrue();

        (await Claims().AllAsync(default)).Single().Entry.Should().Be(claim);
    }

    [Fact]
    public async Task A_claim_that_was_marked_is_sent()
    {
        await Claims().TryAddAsync(First, default);
        await Claims().MarkSentAsync(First, The.Now, default);

        var stored = (await Claims().AllAsync(default)).Single();
        stored.IsSent.Should().BeTrue();
        stored.Entry.Should().Be(First);
        (await Claims().TryAddAsync(First, default)).Should().BeFalse();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no JSON")]
    [InlineData("""{"occasion":"o"}""")]
    [InlineData("""{"occasion":"\ud800","alert":{"kind":"reminder"}}""")]
    [InlineData(
        """{"occasion":"o","alert":{"kind":"what","severity":"info","connection":"-","subject":"s","body":"b","sms":"m"}}"""
    )]
    [InlineData(
        """{"occasion":"o","rotation":{"parameter":"no/name","version":1,"modifiedAt":"2026-11-21T10:30:00Z","source":"s"}}"""
    )]
    public async Task What_cannot_be_read_is_passed_over(string json)
    {
        await Put($"/tokens/claims/{First.Key}.7", json);
        await Claims().TryAddAsync(First, default);

        (await Claims().AllAsync(default)).Select(stored => stored.Entry).Should().Equal(First);
    }

    [Theory]
    [InlineData("unnumbered")]
    [InlineData(".1")]
    [InlineData("a.b")]
    [InlineData("a.-1")]
    public async Task What_is_named_otherwise_is_passed_over(string name)
    {
        await Claims().TryAddAsync(First, default);
        await Put($"/tokens/claims/{name}", store.Writes.Single().Value.Reveal());

        (await Claims().AllAsync(default)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_removed_is_gone()
    {
        await Claims().TryAddAsync(First, default);
        await Claims().TryAddAsync(First with { Attempt = 2 }, default);
        var all = await Claims().AllAsync(default);

        await Claims().RemoveAsync([.. all.Where(stored => stored.Entry.Attempt == 1)], default);

        (await Claims().AllAsync(default)).Select(stored => stored.Entry.Attempt).Should().Equal(2);
    }

    [Theory]
    [InlineData("\"", 2000)]
    [InlineData("\u0001", 2000)]
    [InlineData("\u3042", 4000)]
    [InlineData("\ud83d\ude00", 3000)]
    [InlineData("x", 100_000)]
    [InlineData("{{a}}", 1000)]
    public async Task A_claim_fits_a_standard_parameter_whatever_is_in_it(string unit, int times)
    {
        var words = string.Concat(Enumerable.Repeat(unit, times));
        var claim = new OutboxEntry(First.Key, 1, new DeduplicationKey(words), Subscribers(words));

        await Claims().TryAddAsync(claim, default);

        Encoding.UTF8.GetByteCount(store.Writes.Single().Value.Reveal()).Should().BeLessThanOrEqualTo(4096);
        var stored = (await Claims().AllAsync(default)).Single().Entry;
        stored.Key.Should().Be(First.Key);
        ((Notification.ToSubscribers)stored.Notification).Message.Subject.Should().Be("s");
    }

    [Fact]
    public async Task The_longest_alert_of_all_is_claimed_uncut()
    {
        var credential = SampleLongest();
        var notification = Notification.ToSubscribers.Of(new Alert.CredentialDeleted(credential, The.Now), The.Now);
        var claim = new OutboxEntry(
            First.Key,
            1,
            DeduplicationKey.Of("deleted", credential.Place, The.Now),
            notification
        );

        await Claims().TryAddAsync(claim, default);

        (await Claims().AllAsync(default)).Single().Entry.Should().Be(claim);
    }

    private static CredentialFacts SampleLongest() =>
        new(
            "/" + new string('n', 1010),
            CredentialRole.ClientSecret,
            ProviderProfiles.AmazonLwa,
            [.. Enumerable.Range(100, 40).Select(at => Some.Name(new string('c', 60) + at))]
        );

    private static Notification.RotationCompleted Completed =>
        new(Some.Parameter("/a/b"), new CredentialVersion(7, The.Now.AddMilliseconds(5)), "detect");

    private static OutboxEntry NewClaim(string kind, Notification? notification = null)
    {
        var key = DeduplicationKey.Of(kind, Some.Parameter("/a/b"), new CredentialVersion(7, The.Now));
        return new OutboxEntry(key.Key, 1, key, notification ?? Subscribers("line 1\n\"line\" 2 with é"));
    }

    private static Notification.ToSubscribers Subscribers(string body) =>
        new(AlertKind.SecretProven, Severity.Info, "my-erp", new AlertMessage("s", body, "m"));

    private Task Put(string name, string json) =>
        store.WriteAsync(new ParameterWrite(Some.Parameter(name), Secret.Of(json)), default);

    private OutboxParameters Claims(IParameters? parameters = null) =>
        new(
            parameters ?? store,
            The.Layout,
            clock,
            () => $"owner-{Interlocked.Increment(ref owners)}",
            NullLogger<OutboxParameters>.Instance
        );
}
