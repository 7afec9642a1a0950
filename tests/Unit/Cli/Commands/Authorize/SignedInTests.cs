using Tokens.Cli.Commands.Authorize;

namespace Tokens.Tests.Unit.Cli.Commands.Authorize;

public sealed class SignedInTests
{
    private static readonly Secret IssuedTokens = FakeSecrets.Register("fake-refresh-token-issued");

    [Fact]
    public void A_pasted_refresh_token_is_not_the_only_copy()
    {
        SignedIn.Of(The.RefreshToken, null).Should().Be(new SignedIn(The.RefreshToken, IsOnlyCopy: false));
        SignedIn.Of(The.RefreshToken, The.RefreshToken)!.IsOnlyCopy.Should().BeFalse("it came back as it was");
    }

    [Fact]
    public void A_token_from_the_exchange_is_the_only_copy()
    {
        SignedIn.Of(null, IssuedTokens).Should().Be(new SignedIn(IssuedTokens, IsOnlyCopy: true));
        SignedIn.Of(The.RefreshToken, IssuedTokens).Should().Be(new SignedIn(IssuedTokens, IsOnlyCopy: true));
    }

    [Fact]
    public void Without_a_refresh_token_there_is_no_result() => SignedIn.Of(null, null).Should().BeNull();
}
