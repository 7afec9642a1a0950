namespace Tokens.Tests.Unit.Domain.Model.Rotation;

public sealed class SecretVersionsTests
{
    private static readonly CredentialVersion Old = new(7, The.Now.AddDays(-100));

    private static readonly CredentialVersion New = new(8, The.Now);

    private static readonly DateTimeOffset Notified = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_version_that_nobody_tried_with_success_awaits_its_proof()
    {
        Versions(New, Old).AwaitsProof.Should().BeTrue();
        Versions(New, null).AwaitsProof.Should().BeTrue();
        Versions(New, New).AwaitsProof.Should().BeFalse();
        Versions(null, null).AwaitsProof.Should().BeFalse();
    }

    [Fact]
    public void A_parameter_that_was_made_again_awaits_its_proof_under_the_same_number() =>
        Versions(New, New with { ModifiedAt = The.Now - The.Tick }).AwaitsProof.Should().BeTrue();

    [Fact]
    public void The_age_counts_from_the_proven_version_so_that_a_refused_one_does_not_make_it_young() =>
        Versions(New, Old).IssuedAt(User()).Should().Be(Old.ModifiedAt);

    [Fact]
    public void The_age_counts_from_the_newest_version_where_none_is_proven() =>
        Versions(New, null).IssuedAt(User()).Should().Be(New.ModifiedAt);

    [Fact]
    public void Without_a_version_and_a_date_nothing_tells_the_age() =>
        Versions(null, null).IssuedAt(User()).Should().BeNull();

    [Fact]
    public void A_date_that_the_definition_gives_counts_until_a_version_in_force_is_newer_than_the_definition()
    {
        Versions(New, New).IssuedAt(User("2026-03-01", changedAt: The.Now)).Should().Be(Notified);
        Versions(New, New).IssuedAt(User("2026-03-01", changedAt: The.Now - The.Tick)).Should().Be(The.Now);
        Versions(New, Old).IssuedAt(User("2026-03-01", changedAt: The.Now - The.Tick)).Should().Be(Notified);
        Versions(null, null).IssuedAt(User("2026-03-01")).Should().Be(Notified);
    }

    private static SecretVersions Versions(CredentialVersion? newest, CredentialVersion? proven) =>
        new(Some.Parameter("/a/b"), newest, proven);

    private static ClientUse User(string? issuedAt = null, DateTimeOffset? changedAt = null) =>
        new(
            Some.NamedClient(definition: Some.Definition().With(ClientFields.SecretIssuedAt, issuedAt)),
            changedAt ?? The.Now.AddDays(-200),
            []
        );
}
