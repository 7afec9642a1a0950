using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Values;

public sealed class PlainTextTests
{
    [Fact]
    public void It_becomes_one_line() => PlainText.OneLine("  a\r\n\tb\u0000 \u2028 c\u2029d ").Should().Be("a b c d");

    [Fact]
    public void What_turns_a_line_around_for_its_reader_is_dropped() =>
        PlainText.OneLine("a\u202Eb\u200Bc\uFEFFd\ud83d\ude00e").Should().Be("a b c d e");

    [Theory]
    [InlineData("a\e[31mb", "a b")]
    [InlineData("a\e[1;31;48;5;7mb", "a b")]
    [InlineData("a\u009b2Jb", "a b")]
    [InlineData("a\e[?1049hb", "a b")]
    [InlineData("a\e[ qb", "a b")]
    [InlineData("a\e]0;title\ab", "a b")]
    [InlineData("a\e]8;;https://evil.example\e\\b\e]8;;\e\\c", "a b c")]
    [InlineData("a\u009d52;c;Zm9v\u009cb", "a b")]
    [InlineData("a\ePq\e\\b", "a b")]
    [InlineData("a\e(Bb", "a b")]
    [InlineData("a\ecb", "a b")]
    [InlineData("a\eMb", "a b")]
    [InlineData("a\e", "a")]
    [InlineData("a\e[", "a")]
    [InlineData("a\e[31", "a")]
    [InlineData("a\e\e[31mb", "a b")]
    public void A_terminals_control_sequences_are_taken_out_whole(string text, string plain) =>
        PlainText.OneLine(text).Should().Be(plain);

    [Fact]
    public void A_string_that_nobody_ends_hides_nothing_of_the_text() =>
        PlainText.OneLine("a\e]0;the rest").Should().Be("a 0;the rest");

    [Fact]
    public void Text_without_control_sequences_stays_as_it_is()
    {
        const string text = "two\nlines é";

        PlainText.WithoutControlSequences(text).Should().BeSameAs(text);
    }

    [Fact]
    public void Whatever_it_is_it_comes_out_printable_and_once_is_enough() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                text =>
                {
                    var line = PlainText.OneLine($"\e{text}\u009b{text}\e]{text}");
                    return line.All(PlainText.IsPrintable) && PlainText.OneLine(line) == line;
                }
            )
            .QuickCheckThrowOnFailure();
}
