namespace Tokens.Tests.Unit.Domain.Model.Alerts;

public sealed class DeduplicationKeyTests
{
    private static readonly CredentialVersion Seventh = new(7, The.Now);

    [Fact]
    public void What_is_noticed_twice_has_one_key() => Of(Seventh).Key.Should().Be(Of(Seventh with { }).Key);

    [Fact]
    public void A_key_fits_a_parameters_name() => Of(Seventh).Key.Should().MatchRegex("^[0-9a-f]{32}$");

    [Fact]
    public void Another_version_is_another_occasion() =>
        Of(Seventh with { Number = 8 }).Key.Should().NotBe(Of(Seventh).Key);

    [Fact]
    public void A_parameter_that_was_made_again_starts_at_the_same_version_and_is_another_occasion() =>
        Of(Seventh with { ModifiedAt = The.Now.AddSeconds(1) }).Key.Should().NotBe(Of(Seventh).Key);

    [Fact]
    public void A_fraction_of_a_second_more_or_less_is_the_same_occasion() =>
        Of(Seventh with { ModifiedAt = The.Now.AddMilliseconds(999) }).Key.Should().Be(Of(Seventh).Key);

    [Fact]
    public void The_same_moment_in_another_zone_is_the_same_occasion() =>
        Of(Seventh with { ModifiedAt = The.Now.ToOffset(TimeSpan.FromHours(9)) }).Key.Should().Be(Of(Seventh).Key);

    [Fact]
    public void Another_rung_is_another_occasion() =>
        Of(TimeSpan.FromDays(7)).Key.Should().NotBe(Of(TimeSpan.FromDays(3)).Key);

    [Fact]
    public void It_can_be_read() =>
        DeduplicationKey
            .Of("reminder", Some.Parameter("/a/b"), Seventh, TimeSpan.FromDays(1), The.Now, The.Now.Date, 3)
            .Text.Should()
            .Be("reminder|/a/b|v7@2026-11-21T10:30:00Z|86400s|2026-11-21T10:30:00Z|2026-11-21|3");

    private static DeduplicationKey Of(object detail) =>
        DeduplicationKey.Of("secret-refused", Some.Parameter("/a/b"), detail);
}
