using FluentAssertions;
using Tokens.Domain.Credentials;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Rotation;

public sealed class SettlingTests
{
    private static readonly CredentialVersion Version = new(7, The.Now);

    [Fact]
    public void A_version_settles_for_two_minutes_to_the_tick()
    {
        Settling.Left(Version, The.Now).Should().Be(TimeSpan.FromMinutes(2));
        Settling.Left(Version, The.Now + TimeSpan.FromMinutes(2) - The.Tick).Should().Be(The.Tick);
        Settling.Left(Version, The.Now + TimeSpan.FromMinutes(2)).Should().BeNull();
    }

    [Fact]
    public void What_has_no_version_has_settled() => Settling.Left(null, The.Now).Should().BeNull();
}
