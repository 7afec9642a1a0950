using FluentAssertions;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens.SingleUse;

public sealed class SpentClaimsTests
{
    private static readonly ParameterName Name = Some.Parameter("/tokens/my-erp/refresh-token");

    private static readonly DateTimeOffset LongAgo = The.Now - SpentClaims.Kept - The.Tick;

    private static readonly DateTimeOffset JustKept = The.Now - SpentClaims.Kept;

    [Fact]
    public void The_newest_versions_first_claim_stays_for_ever() =>
        Spent(Claim(7, 1, The.Now - TimeSpan.FromDays(400))).Should().BeEmpty();

    [Fact]
    public void An_older_versions_claims_go_once_the_newer_ones_is_old_enough()
    {
        var older = Claim(6, 1, LongAgo);

        Spent(older, Claim(7, 1, LongAgo)).Should().Equal(older);
        Spent(older, Claim(7, 1, JustKept)).Should().BeEmpty();
        Spent(Claim(6, 1, JustKept), Claim(7, 1, LongAgo)).Should().BeEmpty();
    }

    [Fact]
    public void A_newer_version_that_was_claimed_long_ago_is_old_news_though_it_is_attempted_again()
    {
        var older = Claim(6, 1, LongAgo);

        Spent(older, Claim(7, 1, LongAgo), Claim(7, 2, The.Now)).Should().Equal(older);
    }

    [Fact]
    public void A_parameter_that_was_made_again_begins_at_version_1_and_that_one_is_the_newest()
    {
        var before = Claim(7, 1, LongAgo, modifiedAt: LongAgo - TimeSpan.FromDays(2));
        var again = Claim(1, 1, LongAgo, modifiedAt: LongAgo - TimeSpan.FromDays(1));

        Spent(before, again).Should().Equal(before);
    }

    [Fact]
    public void Two_versions_of_one_moment_are_told_apart_by_their_numbers()
    {
        var older = Claim(6, 1, LongAgo, modifiedAt: LongAgo);
        var newer = Claim(7, 1, LongAgo, modifiedAt: LongAgo);

        Spent(newer, older).Should().Equal(older);
    }

    [Fact]
    public void Attempts_that_the_first_claim_calls_finished_go_and_the_others_stay()
    {
        var first = Claim(7, 1, LongAgo, finished: 3);
        var second = Claim(7, 2, LongAgo);
        var third = Claim(7, 3, LongAgo);
        var fourth = Claim(7, 4, LongAgo);

        Spent(first, second, third, fourth).Should().Equal(second, third);
        Spent(first, Claim(7, 2, JustKept)).Should().BeEmpty();
    }

    [Fact]
    public void The_claims_of_two_parameters_have_nothing_to_do_with_each_other()
    {
        var other = new StoredExchangeClaim(
            new ExchangeClaim(
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
        HashSet<ParameterName> both = [Name, other.Claim.Token.Parameter];

        SpentClaims.Among([Claim(7, 1, LongAgo), other], both, The.Now).Should().BeEmpty();
    }

    [Fact]
    public void The_claims_of_a_parameter_that_nobody_uses_go_after_a_day()
    {
        var old = Claim(7, 1, The.Now - SpentClaims.KeptUnused - The.Tick);

        SpentClaims.Among([old], new HashSet<ParameterName>(), The.Now).Should().Equal(old);
        SpentClaims
            .Among([Claim(7, 1, The.Now - SpentClaims.KeptUnused)], new HashSet<ParameterName>(), The.Now)
            .Should()
            .BeEmpty();
    }

    private static IReadOnlyList<StoredExchangeClaim> Spent(params StoredExchangeClaim[] claims) =>
        SpentClaims.Among(claims, new HashSet<ParameterName> { Name }, The.Now);

    private static StoredExchangeClaim Claim(
        long version,
        int attempt,
        DateTimeOffset takenAt,
        DateTimeOffset? modifiedAt = null,
        int finished = 0
    )
    {
        var at = modifiedAt ?? The.Now - TimeSpan.FromDays(30) + TimeSpan.FromHours(version);
        var token = new RefreshTokenVersion(Name, new CredentialVersion(version, at));
        return new StoredExchangeClaim(new ExchangeClaim(token, attempt, TimeSpan.FromMinutes(6)), takenAt, finished);
    }
}
