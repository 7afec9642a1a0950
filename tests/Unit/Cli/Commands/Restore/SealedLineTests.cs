using Tokens.Cli.Commands.Restore;

namespace Tokens.Tests.Unit.Cli.Commands.Restore;

public sealed class SealedLineTests
{
    private const string Json =
        """{"time":"2026-11-22T16:43:50+00:00","level":"Critical","connection":"shop","sealed":"tokens1:AQ_-.Ag"}""";

    [Fact]
    public void A_log_line_names_its_connection_and_its_time() =>
        SealedLine
            .In($"START RequestId\n{Json}\nEND")
            .Should()
            .Be(new SealedLine("tokens1:AQ_-.Ag", "shop", new DateTimeOffset(2026, 11, 22, 16, 43, 50, TimeSpan.Zero)));

    [Theory]
    [InlineData("tokens1:AQ_-.Ag", null)]
    [InlineData("sealed: tokens1:AQ_-.Ag", null)]
    [InlineData("sealed: tokens1:AQ_-.Ag\nerror: the refresh token could not be stored", null)]
    [InlineData("error: Connection shop: … Sealed: tokens1:AQ_-.Ag\r\nshop  failed  oauth2", "shop")]
    [InlineData("Sealed: tokens1:AQ_-.Ag (StoreException)", null)]
    [InlineData("tokens1:AQ_-.Ag\n\nnote: 3 connections", null)]
    [InlineData("error: Connection shop: its new refresh token … Sealed: tokens1:AQ_-.Ag", "shop")]
    [InlineData("""{"connection":"shop","sealed":"tokens1:AQ_-.Ag""", null)]
    public void A_word_is_found_in_whatever_surrounds_it(string text, string? owner) =>
        SealedLine.In(text).Should().Be(new SealedLine("tokens1:AQ_-.Ag", owner, null));

    [Fact]
    public void A_word_that_a_terminal_broke_is_whole_again_once_it_is_opened() =>
        SealedLine.In("tokens1:AQ_\n  -.Ag\"")!.Text.Should().Be("tokens1:AQ_\n  -.Ag");

    [Fact]
    public void A_broken_word_ends_before_the_line_after_it() =>
        SealedLine
            .In("sealed: tokens1:AQ_\n-.Ag\nerror: it could not")
            .Should()
            .Be(new SealedLine("tokens1:AQ_\n-.Ag", null, null));

    [Theory]
    [InlineData("")]
    [InlineData("""{"connection":"shop"}""")]
    [InlineData("""{"sealed":"\ud800"}""")]
    public void Where_nothing_is_sealed_there_is_none(string text) => SealedLine.In(text).Should().BeNull();

    [Theory]
    [InlineData("tokens2:AQ_-.Ag")]
    [InlineData("sealed: tokens2:AQ_-.Ag\nnote: 3 connections")]
    [InlineData("""{"level":"Critical","sealed":"tokens2:AQ_-.Ag"}""")]
    public void The_format_of_today_is_found_like_the_one_before(string text) =>
        SealedLine.In(text)!.Text.Should().Be("tokens2:AQ_-.Ag");

    [Fact]
    public void A_format_that_is_not_known_is_none() => SealedLine.In("tokens3:AQ_-.Ag").Should().BeNull();
}
