using FluentAssertions;
using Tokens.Domain.Credentials;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Credentials;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("dummy")]
    [InlineData("DUMMY")]
    [InlineData("dummy-value")]
    [InlineData("CHANGE_ME")]
    [InlineData("<your-client-id>")]
    [InlineData("${CLIENT_SECRET}")]
    [InlineData("\"todo\"")]
    [InlineData("{{ refresh token }}")]
    [InlineData("xxxxxxxx")]
    [InlineData("0000")]
    [InlineData("...")]
    [InlineData("-")]
    [InlineData("x")]
    [InlineData("Placeholder")]
    [InlineData("N.o.n.e")]
    public void What_stacks_leave_in_a_credentials_place_is_recognised(string value) =>
        Placeholder.Is(Secret.Of(value)).Should().BeTrue();

    [Theory]
    [InlineData("fake-client-id-1")]
    [InlineData("amzn1.oa2-cs.v1.fake")]
    [InlineData("Atzr|fake-dummy-inside")]
    [InlineData("testing")]
    [InlineData("ab")]
    [InlineData("secret1")]
    public void A_credential_is_none_even_where_such_a_word_is_part_of_it(string value) =>
        Placeholder.Is(Secret.Of(value)).Should().BeFalse();

    [Fact]
    public void Nothing_is_not_a_placeholder_but_empty() => Placeholder.Is(Secret.Of("  ")).Should().BeFalse();
}
