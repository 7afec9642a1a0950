using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tokens.Domain.Credentials;
using Tokens.Domain.Providers;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Providers;

public sealed class ProviderWordsTests
{
    [Fact]
    public void What_was_sent_is_taken_out() =>
        ProviderWords
            .Clean("token fake-refresh-token-1 of fake-client-id-1", [The.ClientId, The.RefreshToken])
            .Should()
            .Be("token *** of ***");

    [Fact]
    public void A_secret_that_holds_another_one_is_taken_out_whole() =>
        ProviderWords
            .Clean(
                "bad fake-outer-fake-inner-tail",
                [Some.Secret("fake-inner"), Some.Secret("fake-outer-fake-inner-tail")]
            )
            .Should()
            .Be("bad ***");

    [Fact]
    public void A_secret_that_begins_as_another_one_is_taken_out_whole() =>
        ProviderWords
            .Clean("bad fake-app-refresh", [Some.Secret("fake-app"), Some.Secret("fake-app-refresh")])
            .Should()
            .Be("bad ***");

    [Theory]
    [InlineData("bad fake\\u002Dclient\\u002Did\\u002D1")]
    [InlineData("bad {\"id\":\"fake\\\\u002dclient-id-1\"}")]
    [InlineData("bad %66ake-client-id-1")]
    [InlineData("bad fake%252Dclient%252Did%252D1")]
    [InlineData("bad fake\\-client\\-id\\-1")]
    public void Words_that_repeat_what_was_sent_in_another_way_are_not_shown_at_all(string words) =>
        ProviderWords.Clean(words, [The.ClientId]).Should().Be(ProviderWords.Withheld);

    [Theory]
    [InlineData("bad f-o-o and \\u002z \\u 100%", "fo-o")]
    [InlineData("bad fake-client-id-2", "fake-client-id-1")]
    public void What_only_resembles_it_or_is_too_short_to_tell_is_shown(string words, string sent) =>
        ProviderWords.Clean(words, [Secret.Of(sent)]).Should().Be(words);

    [Fact]
    public void They_become_one_line() =>
        ProviderWords.Clean("  a\r\n\tb\u0000 \u2028 c\u2029d\u001b[31m ", []).Should().Be("a b c d [31m");

    [Fact]
    public void What_turns_a_line_around_for_its_reader_is_dropped() =>
        ProviderWords.Clean("a\u202Eb\u200Bc\uFEFFd\ud83d\ude00e", []).Should().Be("a b c d e");

    [Fact]
    public void They_are_cut_after_200_characters()
    {
        ProviderWords.Clean(new string('x', 200), []).Should().HaveLength(200).And.NotContain("…");
        ProviderWords.Clean(new string('x', 201), []).Should().Be(new string('x', 200) + "…");
    }

    [Fact]
    public void Secrets_are_taken_out_before_the_cut() =>
        ProviderWords
            .Clean(new string('x', 195) + "fake-client-id-1", [The.ClientId])
            .Should()
            .Be(new string('x', 195) + "***");

    [Fact]
    public void Whatever_they_are_they_come_out_short_printable_and_without_the_secret() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                words =>
                {
                    var clean = ProviderWords.Clean($"{words}fake-client-id-1{words}", [The.ClientId]);
                    return clean.Length <= ProviderWords.MaxLength + 1
                        && !clean.Any(char.IsControl)
                        && !clean.Contains("fake-client-id-1", StringComparison.Ordinal);
                }
            )
            .QuickCheckThrowOnFailure();
}
