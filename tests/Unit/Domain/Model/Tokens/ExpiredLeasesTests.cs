namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class ExpiredLeasesTests
{
    private static readonly ParameterName Name = Some.Parameter("/tokens/my-erp/refresh-token");

    private static readonly DateTimeOffset LongAgo = The.Now - ExpiredLeases.Kept - The.Tick;

    private static readonly DateTimeOffset JustKept = The.Now - ExpiredLeases.Kept;

    [Fact]
    public void The_newest_versions_first_claim_stays_for_ever() =>
        Used(Lease(7, 1, The.Now - TimeSpan.FromDays(400))).Should().BeEmpty();

    [Fact]
    public void An_older_versions_claims_go_once_the_newer_ones_is_old_enough()
    {
        var older = Lease(6, 1, LongAgo);

        Used(older, Lease(7, 1, LongAgo)).Should().Equal(older);
        Used(older, Lease(7, 1, JustKept)).Should().BeEmpty();
        Used(Lease(6, 1, JustKept), Lease(7, 1, LongAgo)).Should().BeEmpty();
    }

    [Fact]
    public void A_newer_version_that_was_claimed_long_ago_is_old_news_though_it_is_attempted_again()
    {
        var older = Lease(6, 1, LongAgo);

        Used(older, Lease(7, 1, LongAgo), Lease(7, 2, The.Now)).Should().Equal(older);
    }

    [Fact]
    public void A_parameter_that_was_made_again_begins_at_version_1_and_that_one_is_the_newest()
    {
        var before = Lease(7, 1, LongAgo, modifiedAt: LongAgo - TimeSpan.FromDays(2));
        var again = Lease(1, 1, LongAgo, modifiedAt: LongAgo - TimeSpan.FromDays(1));

        Used(before, again).Should().Equal(before);
    }

    [Fact]
    public void Two_versions_of_one_moment_are_told_apart_by_their_numbers()
    {
        var older = Lease(6, 1, LongAgo, modifiedAt: LongAgo);
        var newer = Lease(7, 1, LongAgo, modifiedAt: LongAgo);

        Used(newer, older).Should().Equal(older);
    }

    [Fact]
    public void Attempts_that_the_first_claim_calls_finished_go_and_the_others_stay()
    {
        var first = Lease(7, 1, LongAgo, finished: 3);
        var second = Lease(7, 2, LongAgo);
        var third = Lease(7, 3, LongAgo);
        var fourth = Lease(7, 4, LongAgo);

        Used(first, second, third, fourth).Should().Equal(second, third);
        Used(first, Lease(7, 2, JustKept)).Should().BeEmpty();
    }

    [Fact]
    public void The_claims_of_two_parameters_have_nothing_to_do_with_each_other()
    {
        var other = new StoredLease(
            new TokenLease(
                new RefreshTokenVersion(
                    Some.Parameter("/tokens/other/refresh-token"),
                    new CredentialVersion(9, The.Now)
                ),
                1,
                TimeSpan.FromMinutes(6)
            ),
            LongAgo,
            0
        );
        HashSet<ParameterName> both = [Name, other.Lease.Token.Parameter];

        ExpiredLeases.Among([Lease(7, 1, LongAgo), other], both, The.Now).Should().BeEmpty();
    }

    [Fact]
    public void The_claims_of_a_parameter_that_nobody_uses_go_after_a_day()
    {
        var old = Lease(7, 1, The.Now - ExpiredLeases.KeptUnused - The.Tick);

        ExpiredLeases.Among([old], new HashSet<ParameterName>(), The.Now).Should().Equal(old);
        ExpiredLeases
            .Among([Lease(7, 1, The.Now - ExpiredLeases.KeptUnused)], new HashSet<ParameterName>(), The.Now)
            .Should()
            .BeEmpty();
    }

    private static IReadOnlyList<StoredLease> Used(params StoredLease[] claims) =>
        ExpiredLeases.Among(claims, new HashSet<ParameterName> { Name }, The.Now);

    private static StoredLease Lease(
        long version,
        int attempt,
        DateTimeOffset takenAt,
        DateTimeOffset? modifiedAt = null,
        int finished = 0
    )
    {
        var at = modifiedAt ?? The.Now - TimeSpan.FromDays(30) + TimeSpan.FromHours(version);
        var token = new RefreshTokenVersion(Name, new CredentialVersion(version, at));
        return new StoredLease(new TokenLease(token, attempt, TimeSpan.FromMinutes(6)), takenAt, finished);
    }
}
