namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>What was told is remembered under these texts: with other words all of it would be told once more.</summary>
public sealed class RotationKeysTests
{
    [Fact]
    public void A_new_version_is_named_by_its_number_and_its_time() =>
        RotationKeys
            .Of(Some.Parameter("/a/b"), new CredentialVersion(7, The.Now))
            .Text.Should()
            .Be("rotation-completed|/a/b|v7@2026-11-21T10:30:00Z");

    [Fact]
    public void A_reminder_is_named_by_the_end_and_the_rung_before_it() =>
        RotationKeys
            .Of("env:SECRET", The.Now, TimeSpan.FromDays(1))
            .Text.Should()
            .Be("reminder|env:SECRET|2026-11-21T10:30:00Z|86400s");

    [Fact]
    public void A_deletion_is_named_by_its_day_in_UTC() =>
        RotationKeys
            .OfDeletion(Some.Parameter("/a/b"), new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.FromHours(2)))
            .Text.Should()
            .Be("credential-deleted|/a/b|2026-11-20");
}
