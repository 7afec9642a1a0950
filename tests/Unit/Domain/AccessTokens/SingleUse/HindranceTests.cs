using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens.SingleUse;

public sealed class HindranceTests
{
    private static readonly RefreshTokenVersion Claimed = new(
        Some.Parameter("/tokens/my-erp/refresh-token"),
        new CredentialVersion(7, The.Now)
    );

    private static readonly Standing.Known AsSurveyed = new(The.Now, Claimed.Version, ConnectionStatus.Unknown);

    private static readonly ConnectionStatus Spent = Some.Status(ConnectionState.SignInAgain) with
    {
        HasSpentToken = true,
    };

    private static readonly RefreshResult Elsewhere = new RefreshResult.Skipped(
        Some.Name(),
        SkipReason.RefreshedElsewhere
    );

    [Fact]
    public void Where_nothing_has_changed_nothing_hinders() => Hinders(AsSurveyed).Should().BeNull();

    [Fact]
    public void A_store_that_gives_nothing_is_not_one_to_exchange_a_token_for() =>
        Hinders(new Standing.Unreadable("locked"))
            .Should()
            .Be(new RefreshAttempt(new RefreshResult.Failed("my-erp", "locked"), TokenUse.Unspent));

    [Fact]
    public void Another_version_of_the_refresh_token_is_somebody_elses()
    {
        var spent = new RefreshAttempt(Elsewhere, TokenUse.Spent);

        Hinders(AsSurveyed with { RefreshToken = new CredentialVersion(8, The.Now) }).Should().Be(spent);
        Hinders(AsSurveyed with { RefreshToken = new CredentialVersion(7, The.Now + The.Tick) }).Should().Be(spent);
        Hinders(AsSurveyed with { RefreshToken = null }).Should().Be(spent);
    }

    [Fact]
    public void An_access_token_that_was_written_meanwhile_is_somebody_elses_and_the_refresh_token_free() =>
        Hinders(AsSurveyed with { TokenWrittenAt = The.Now + The.Tick })
            .Should()
            .Be(new RefreshAttempt(Elsewhere, TokenUse.Unspent));

    [Fact]
    public void A_version_that_was_found_spent_since_the_survey_is_not_shown_again() =>
        Hinders(AsSurveyed with { Status = Spent })
            .Should()
            .Be(
                new RefreshAttempt(
                    new RefreshResult.Failed("my-erp", "a reason") { State = ConnectionState.SignInAgain },
                    TokenUse.Spent
                )
            );

    [Fact]
    public void One_that_was_stored_after_that_is_another() =>
        Hinders(AsSurveyed with { Status = Spent with { Since = The.Now - The.Tick } }).Should().BeNull();

    [Fact]
    public void What_the_survey_knew_is_no_news() =>
        Hindrance.Of(Surveyed(Spent), Claimed, AsSurveyed with { Status = Spent }).Should().BeNull();

    [Fact]
    public void Other_trouble_is_none_of_the_tokens() =>
        Hinders(AsSurveyed with { Status = Spent with { HasSpentToken = false } }).Should().BeNull();

    [Fact]
    public void That_it_is_spent_may_be_remembered_without_a_reason() =>
        Hinders(AsSurveyed with { Status = Spent with { Reason = null } })!
            .Result.Should()
            .Be(new RefreshResult.Failed("my-erp", "") { State = ConnectionState.SignInAgain });

    private static RefreshAttempt? Hinders(Standing standing) =>
        Hindrance.Of(Surveyed(ConnectionStatus.Unknown), Claimed, standing);

    private static ConnectionSurvey Surveyed(ConnectionStatus status) =>
        Some.Survey(status: status, writtenAt: The.Now);
}
