using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

public sealed class TokenResponseFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(3650);

    [Fact]
    public void An_answer_may_be_any_bytes() => Check(Asked.AnyBytes, asked => Complaint(asked.Outcome()));

    [Fact]
    public void An_answer_may_be_spoilt_in_any_way() => Check(Asked.Any, asked => Complaint(asked.Outcome()));

    [Fact]
    public void A_lifetime_may_be_told_by_any_text() =>
        Check(
            Words.Of(
                Gen.Elements(Extremes.Numbers),
                Gen.Elements(Extremes.Texts),
                Words.Any,
                ArbMap.Default.GeneratorFor<decimal>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
                Gen.Choose(0, int.MaxValue).Select(number => $"{number}e{(number % 60) - 30}")
            ),
            words =>
                Complaint(TokenLifetime.FromExpiresIn(words.Text, The.Now))
                ?? Complaint(TokenLifetime.FromExpiresAt(words.Text, The.Now))
        );

    [Fact]
    public void An_instances_address_may_be_any_text() =>
        Check(
            Words.Of(
                Gen.Elements(Extremes.Urls).Select(Unescaped),
                Gen.Elements(Extremes.Texts),
                Gen.Elements(Extremes.Long),
                from url in Gen.Elements("https://acme.my.salesforce.com", "https://acme.my.salesforce.com/a?b=c#d")
                from piece in Gen.Elements(
                    " ",
                    "\n",
                    "\t",
                    "\0",
                    "\u200b",
                    "\u202e",
                    "@",
                    "\\",
                    "%00",
                    "😀",
                    "é",
                    ":1",
                    "\ud800"
                )
                from at in Gen.Choose(0, url.Length)
                select url.Insert(at, piece)
            ),
            words =>
            {
                var request = Some.Request(Some.Connection(definition: Some.Salesforce()));
                var answer = new TokenResponse(200) { AccessToken = Planted.Secret, InstanceUrl = words.Text };
                return Complaint(ResponseInterpretation.Of(request, answer, The.Now));
            }
        );

    private static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json);

    internal static string? Complaint(ExchangeOutcome outcome) =>
        outcome switch
        {
            ExchangeOutcome.Refreshed refreshed => Complaint(refreshed),
            ExchangeOutcome.RetryLater later => later.After < TimeSpan.Zero
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
