namespace Tokens.Tests.Unit.Domain.Model.Rotation;

public sealed class PropagationDelayTests
{
    private static readonly CredentialVersion Version = new(7, The.Now);

    [Fact]
    public void A_version_settles_for_two_minutes_to_the_tick()
    {
        PropagationDelay.Left(Version, The.Now).Should().Be(TimeSpan.FromMinutes(2));
        PropagationDelay.Left(Version, The.Now + TimeSpan.FromMinutes(2) - The.Tick).Should().Be(The.Tick);
        PropagationDelay.Left(Version, The.Now + TimeSpan.FromMinutes(2)).Should().BeNull();
    }

    [Fact]
    public void What_has_no_version_has_settled() => PropagationDelay.Left(null, The.Now).Should().BeNull();
}
