using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
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
