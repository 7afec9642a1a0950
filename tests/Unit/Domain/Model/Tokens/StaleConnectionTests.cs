namespace Tokens.Tests.Unit.Domain.Model.Tokens;

/// <summary>The checks between a lease and its exchange.</summary>
public sealed class StaleConnectionTests
{
    private static readonly RefreshTokenVersion Leased = new(
        Some.Parameter("/tokens/my-erp/refresh-token"),
        new CredentialVersion(7, The.Now)
    );

    private static readonly TokenLease Lease = new(Leased, 1, TimeSpan.FromMinutes(5));

    private static readonly CurrentState.Known Unchanged = new(The.Now, Leased.Version, ConnectionStatus.Unknown);

    private static readonly ConnectionStatus Used = Some.Status(ConnectionState.SignInAgain) with
    {
        HasUsedToken = true,
    };

    private static readonly RefreshResult Elsewhere = new RefreshResult.Skipped(
        Some.Name(),
        SkipReason.RefreshedElsewhere
    );

    [Fact]
    public void Nothing_changed_means_no_objection() => Objection(Unchanged).Should().BeNull();

    [Fact]
    public void A_store_that_gives_nothing_is_not_one_to_exchange_a_token_for() =>
        Objection(new CurrentState.Unreadable("locked"))
            .Should()
            .Be(new RefreshOutcome(new RefreshResult.Failed("my-erp", "locked"), RefreshTokenUse.Unused));

    [Fact]
    public void Another_version_of_the_refresh_token_is_somebody_elses()
    {
        var used = new RefreshOutcome(Elsewhere, RefreshTokenUse.Used);

        Objection(Unchanged with { RefreshToken = new CredentialVersion(8, The.Now) }).Should().Be(used);
        Objection(Unchanged with { RefreshToken = new CredentialVersion(7, The.Now + The.Tick) }).Should().Be(used);
        Objection(Unchanged with { RefreshToken = null }).Should().Be(used);
    }

    [Fact]
    public void An_access_token_that_was_written_meanwhile_is_somebody_elses_and_the_refresh_token_free() =>
        Objection(Unchanged with { TokenWrittenAt = The.Now + The.Tick })
            .Should()
            .Be(new RefreshOutcome(Elsewhere, RefreshTokenUse.Unused));

    [Fact]
    public void A_version_that_was_found_spent_since_the_survey_is_not_shown_again() =>
        Objection(Unchanged with { Status = Used })
            .Should()
            .Be(
                new RefreshOutcome(
                    new RefreshResult.Failed("my-erp", "a reason") { State = ConnectionState.SignInAgain },
                    RefreshTokenUse.Used
                )
            );

    [Fact]
    public void One_that_was_stored_after_that_is_another() =>
        Objection(Unchanged with { Status = Used with { Since = The.Now - The.Tick } }).Should().BeNull();

    [Fact]
    public void What_the_survey_knew_is_no_news() =>
        RefreshChecks.ObjectToExchange(Taken(Used), Lease, Unchanged with { Status = Used }, The.Now).Should().BeNull();

    [Fact]
    public void Other_trouble_is_none_of_the_tokens() =>
        Objection(Unchanged with { Status = Used with { HasUsedToken = false } }).Should().BeNull();

    [Fact]
    public void That_it_is_spent_may_be_remembered_without_a_reason() =>
        Objection(Unchanged with { Status = Used with { Reason = null } })!
            .Result.Should()
            .Be(new RefreshResult.Failed("my-erp", "") { State = ConnectionState.SignInAgain });

    /// <summary>The process that stored the refresh token has yet to store its access token.</summary>
    [Fact]
    public void A_refresh_token_that_was_just_stored_waits_for_its_access_token()
    {
        var inUse = new RefreshOutcome(
            new RefreshResult.Skipped(Some.Name(), SkipReason.InUse),
            RefreshTokenUse.Unused
        );

        Pending(The.Now - The.Tick, The.Now).Should().Be(inUse);
        Pending(The.Now - The.Tick, The.Now + Lease.Length).Should().Be(inUse);
        Pending(The.Now - The.Tick, The.Now + Lease.Length + The.Tick).Should().BeNull("its process is over");
        Pending(The.Now, The.Now).Should().BeNull("the access token is stored");
        Pending(null, The.Now).Should().BeNull("a new connection has no access token");
    }

    [Fact]
    public void A_new_sign_in_and_a_request_wait_for_no_access_token()
    {
        Pending(The.Now - The.Tick, The.Now, Some.Status(ConnectionState.SignInAgain)).Should().BeNull();
        RefreshChecks
            .ObjectToExchange(Before(The.Now - The.Tick).OnDemand(), Lease, At(The.Now - The.Tick), The.Now)
            .Should()
            .BeNull();
    }

    private static RefreshOutcome? Pending(
        DateTimeOffset? writtenAt,
        DateTimeOffset now,
        ConnectionStatus? status = null
    ) => RefreshChecks.ObjectToExchange(Before(writtenAt, status), Lease, At(writtenAt), now);

    private static ConnectionSnapshot Before(DateTimeOffset? writtenAt, ConnectionStatus? status = null) =>
        Some.Snapshot(status: status ?? ConnectionStatus.Unknown, writtenAt: writtenAt);

    private static CurrentState.Known At(DateTimeOffset? writtenAt) => Unchanged with { TokenWrittenAt = writtenAt };

    private static RefreshOutcome? Objection(CurrentState current) =>
        RefreshChecks.ObjectToExchange(Taken(ConnectionStatus.Unknown), Lease, current, The.Now);

    private static ConnectionSnapshot Taken(ConnectionStatus status) =>
        Some.Snapshot(status: status, writtenAt: The.Now);
}
