using FluentAssertions;
using Tokens.Cli.Commands.Authorizing;
using Xunit;

namespace Tokens.Tests.Unit.Cli;

public sealed class SignedInTests
{
    private static readonly Secret IssuedTokens = FakeSecrets.Register("fake-refresh-token-issued");

    [Fact]
    public void Whoever_pasted_a_refresh_token_has_it_still()
    {
        SignedIn.Of(The.RefreshToken, null).Should().Be(new SignedIn(The.RefreshToken, IsOnlyCopy: false));
        SignedIn.Of(The.RefreshToken, The.RefreshToken)!.IsOnlyCopy.Should().BeFalse("it came back as it was");
    }

    [Fact]
    public void What_the_exchange_returned_nobody_else_has()
    {
        SignedIn.Of(null, IssuedTokens).Should().Be(new SignedIn(IssuedTokens, IsOnlyCopy: true));
        SignedIn.Of(The.RefreshToken, IssuedTokens).Should().Be(new SignedIn(IssuedTokens, IsOnlyCopy: true));
    }

    [Fact]
    public void Without_a_refresh_token_nobody_signed_in() => SignedIn.Of(null, null).Should().BeNull();
}
