using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class RefreshTimingTests
{
    private static readonly RefreshTiming Policy = new(TimeSpan.FromMinutes(15));

    private static readonly StoredToken Hour = new(The.Now, TimeSpan.FromHours(1));

    [Fact]
    public void A_token_is_due_two_sweeps_and_the_consumers_cache_ahead_of_its_expiry()
    {
        var dueAt = The.Now + TimeSpan.FromMinutes(60 - 15 - 15 - 5);

        Policy.DueAt(Hour).Should().Be(dueAt);
        Policy.IsDue(Hour, dueAt - The.Tick).Should().BeFalse();
        Policy.IsDue(Hour, dueAt).Should().BeTrue();
    }

    [Fact]
    public void It_is_never_due_in_the_first_tenth_of_its_life()
    {
        var brief = new StoredToken(The.Now, TimeSpan.FromMinutes(30));
        var earliest = The.Now + TimeSpan.FromMinutes(3);

        Policy.IsDue(brief, earliest - The.Tick).Should().BeFalse();
        Policy.IsDue(brief, earliest).Should().BeTrue();
    }

    [Fact]
    public void Just_issued_it_is_not_due_and_at_its_expiry_it_is_whatever_its_lifetime_and_the_schedule() =>
        Prop.ForAll(
                Gen.Choose(1, 1_000_000).ToArbitrary(),
                Gen.Choose(1, 1_440).ToArbitrary(),
                (seconds, minutes) =>
                {
                    var policy = new RefreshTiming(TimeSpan.FromMinutes(minutes));
                    var token = new StoredToken(The.Now, TimeSpan.FromSeconds(seconds));
                    return !policy.IsDue(token, The.Now) && policy.IsDue(token, token.ExpiresAt);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_lifetime_below_one_sweep_and_the_consumers_cache_cannot_be_kept_fresh()
    {
        Policy.CanKeepFresh(TimeSpan.FromMinutes(20)).Should().BeTrue();
        Policy.CanKeepFresh(TimeSpan.FromMinutes(20) - The.Tick).Should().BeFalse();
    }
}
