using FsCheck;
using FsCheck.Fluent;
using Tokens.Domain.AccessTokens;
using Xunit;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

public sealed class TokenAnswerFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(3650);

    [Fact]
    public void An_answer_may_be_any_bytes() => Check(Asked.AnyBytes, asked => Complaint(asked.Outcome()));

    [Fact]
    public void An_answer_may_be_spoilt_in_any_way() => Check(Asked.Any, asked => Complaint(asked.Outcome()));

    [Fact]
    public void A_lifetime_may_be_told_by_any_text() =>
        Check(
            Gen.OneOf(
                    Gen.Elements(Extremes.Numbers),
                    Gen.Elements(Extremes.Texts),
                    Gen.Elements(Extremes.Long),
                    ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
                    ArbMap.Default.GeneratorFor<decimal>().Select(number => number.ToString("G", null)),
                    Gen.Choose(0, int.MaxValue).Select(number => $"{number}e{number % 60 - 30}")
                )
                .ToArbitrary(),
            text =>
                Complaint(TokenLifetime.FromExpiresIn(text, The.Now))
                ?? Complaint(TokenLifetime.FromExpiresAt(text, The.Now))
        );

    internal static string? Complaint(ExchangeOutcome outcome) =>
        outcome switch
        {
            ExchangeOutcome.Refreshed refreshed => Complaint(refreshed),
            ExchangeOutcome.ComeBackLater later => later.After < TimeSpan.Zero
                ? $"is to wait for {later.After}"
                : Unfit.Because(later.Reason, 400),
            ExchangeOutcome.SignInAgain again => Unfit.Because(again.Reason, 400),
            ExchangeOutcome.SecretRefused refused => Unfit.Because(refused.Reason, 400),
            ExchangeOutcome.Misconfigured wrong => Unfit.Because(wrong.Reason, 400),
            _ => $"is {outcome.GetType().Name}",
        };

    private static string? Complaint(ExchangeOutcome.Refreshed refreshed) =>
        refreshed.Token.Value.IsEmpty || refreshed.RefreshToken is { IsEmpty: true } ? "is an empty token"
        : Complaint(refreshed.Token.Lifetime) is { } lifetime ? lifetime
        : refreshed.InstanceUrl is { } url && (url.Any(c => c is <= ' ' or '\x7f') || url.Length > 2048)
            ? $"is no clean URL: {url}"
        : null;

    private static string? Complaint(TimeSpan? lifetime) =>
        lifetime is { } told && (told < TimeSpan.FromSeconds(1) || told > LongestLife) ? $"lives for {told}" : null;
}
