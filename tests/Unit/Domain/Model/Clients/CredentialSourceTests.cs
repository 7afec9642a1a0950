namespace Tokens.Tests.Unit.Domain.Model.Clients;

public sealed class CredentialSourceTests
{
    [Fact]
    public void A_path_is_a_parameter_and_prints_as_one() =>
        CredentialSource.Parse("/a/b").Valid().ToString().Should().Be("parameter /a/b");

    [Fact]
    public void A_name_after_env_is_a_variable_and_prints_as_one() =>
        CredentialSource.Parse("env:MY_SECRET_2").Valid().ToString().Should().Be("environment variable MY_SECRET_2");

    [Theory]
    [InlineData("/a/b")]
    [InlineData("env:MY_SECRET_2")]
    public void Its_place_is_what_a_definition_writes(string text) =>
        CredentialSource.Parse(text).Valid().Place.Should().Be(text);

    [Theory]
    [InlineData("env:AWS_SECRET_ACCESS_KEY")]
    [InlineData("env:aws_session_token")]
    [InlineData("env:Aws_x")]
    [InlineData("env:TOKENS_ROOT")]
    [InlineData("env:tokens_x")]
    public void AWSs_variables_and_our_own_are_never_sent(string text) =>
        CredentialSource.Parse(text).Problem().Should().Contain("are never sent");

    [Theory]
    [InlineData("env:AWS")]
    [InlineData("env:TOKENSX")]
    [InlineData("env:MY_AWS_")]
    public void Only_their_prefix_is_refused(string text) =>
        CredentialSource.Parse(text).Valid().Should().Be(new CredentialSource.InEnvironment(text[4..]));

    [Theory]
    [InlineData("env:")]
    [InlineData("env:A-B")]
    [InlineData("env: A")]
    [InlineData("env:ÄB")]
    [InlineData("env:A=B")]
    public void A_variable_has_letters_digits_and_underscores(string text) =>
        CredentialSource.Parse(text).Problem().Should().Contain("names no environment variable");

    [Theory]
    [InlineData("ENV:X")]
    [InlineData("a/b")]
    [InlineData("")]
    public void What_is_neither_says_that_both_are_possible(string text) =>
        CredentialSource.Parse(text).Problem().Should().EndWith("or give env: and the name of an environment variable");
}
