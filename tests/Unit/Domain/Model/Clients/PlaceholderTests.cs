namespace Tokens.Tests.Unit.Domain.Model.Clients;

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
    [InlineData("dummy")]
    [InlineData("change-me")]
    [InlineData("ChangeIt")]
    [InlineData("(placeholder)")]
    [InlineData("REPLACE_ME")]
    [InlineData("replace this")]
    [InlineData("to-do")]
    [InlineData("TBD")]
    [InlineData("FixMe")]
    [InlineData("none")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("[empty]")]
    [InlineData("secret")]
    [InlineData("Password")]
    [InlineData("test")]
    [InlineData("example")]
    [InlineData("xxx-value")]
    [InlineData("default")]
    [InlineData("your-client-id")]
    [InlineData("your_client_secret")]
    [InlineData("<your refresh token>")]
    [InlineData("client-id")]
    [InlineData("client_secret")]
    [InlineData("refresh-token")]
    public void Each_usual_word_is_one_alone_and_as_a_value(string word)
    {
        Placeholder.Is(Secret.Of(word)).Should().BeTrue();
        Placeholder.Is(Secret.Of($"{word}-1")).Should().BeFalse();
    }

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
