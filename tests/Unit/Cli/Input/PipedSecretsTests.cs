using Tokens.Cli;
using Tokens.Cli.Failures;
using Tokens.Cli.Input;

namespace Tokens.Tests.Unit.Cli.Input;

public sealed class PipedSecretsTests
{
    private static readonly string[] Names = ["clientId", "clientSecret"];

    [Theory]
    [InlineData("clientId=fake-id\nclientSecret=fake=secret=\n")]
    [InlineData("\r\n  clientSecret=fake=secret= \r\n clientId=fake-id")]
    [InlineData("""{"clientId":"fake-id","clientSecret":"fake=secret="}""")]
    public void Lines_and_JSON_mean_the_same(string text)
    {
        var given = PipedSecrets.Parse(text, Names);

        given["clientId"].Reveal().Should().Be("fake-id");
        given["clientSecret"].Reveal().Should().Be("fake=secret=");
    }

    [Fact]
    public void One_that_is_asked_for_alone_may_come_alone() =>
        PipedSecrets.Parse("fake==secret\n", ["clientSecret"])["clientSecret"].Reveal().Should().Be("fake==secret");

    /// <summary>Taken for the refresh token, it would be sent to the provider as one.</summary>
    [Fact]
    public void Another_ones_name_is_a_mistake_where_one_alone_is_asked_for() =>
        FluentActions
            .Invoking(() => PipedSecrets.Parse("clientSecret=fake-secret", ["refreshToken"]))
            .Should()
            .Throw<CommandException>();

    [Fact]
    public void An_empty_value_is_none() =>
        PipedSecrets.Parse("clientId=\nclientSecret=fake-secret", Names).Keys.Should().Equal("clientSecret");

    [Theory]
    [InlineData("fake-secret-without-a-name")]
    [InlineData("clientId=fake-id\nrefreshToken=fake-secret-unasked")]
    [InlineData("clientId=fake-id\nclientId=fake-secret-twice")]
    [InlineData("""{"clientId":{"fake":"secret"}}""")]
    [InlineData("""{"clientId":"fake-secret-cut""")]
    [InlineData("""{"clientId":"\ud800fake-secret"}""")]
    public void What_cannot_be_read_is_refused_and_not_repeated(string text)
    {
        var parse = () => PipedSecrets.Parse(text, Names);

        var refused = parse.Should().Throw<CommandException>().Which;
        refused.ExitCode.Should().Be(ExitCode.Usage);
        (refused.Message + refused.Hint).Should().NotContain("fake");
    }
}
