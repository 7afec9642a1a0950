using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tokens.Tests.Guard;

namespace Tokens.Tests.Unit.Guard;

public sealed class SecretsGuardTests
{
    private const string Plain = "fake-guarded-secret";

    /// <summary>With all that the encodings treat in their own way.</summary>
    private const string Odd = "Atzr|fake é+\"/%=&\\\n🔑end";

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, Func<string, string>> Encodings = new()
    {
        ["as it is"] = it => it,
        ["percent-encoded"] = Uri.EscapeDataString,
        ["percent-encoded in lower case"] = it => LowerCase(Uri.EscapeDataString(it)),
        ["percent-encoded to the last letter"] = it =>
            string.Concat(Encoding.UTF8.GetBytes(it).Select(one => $"%{one:X2}")),
        ["form-encoded"] = it => WebUtility.UrlEncode(it),
        ["JSON-escaped"] = it => JsonSerializer.Serialize(it),
        ["JSON-escaped where it must be"] = it => JsonSerializer.Serialize(it, Relaxed),
        ["JSON-escaped to the last letter"] = it => string.Concat(it.Select(one => $"\\u{(int)one:x4}")),
        ["base64"] = Base64,
        ["base64 without padding"] = it => Base64(it).TrimEnd('='),
        ["base64 for URLs"] = it => Base64(it).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        ["base64, one byte in"] = it => Base64("x" + it + "yz"),
        ["base64, two bytes in"] = it => Base64("xx" + it + "y"),
        ["base64, three bytes in"] = it => Base64("xxx" + it),
        ["base64 behind letters of its alphabet"] = it => "credentials/" + Base64(it),
        ["Basic authentication"] = it => "Basic " + Base64("fake-id:" + WebUtility.UrlEncode(it)),
        ["a form in a JSON text in a JSON text"] = it =>
            JsonSerializer.Serialize(JsonSerializer.Serialize($"secret={WebUtility.UrlEncode(it)}&more")),
        ["base64 in a form"] = it => WebUtility.UrlEncode(Base64(it)),
    };

    public static TheoryData<string, string> EachOfEither()
    {
        var data = new TheoryData<string, string>();
        foreach (var encoding in Encodings.Keys)
        {
            data.Add(encoding, Plain);
            data.Add(encoding, Odd);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EachOfEither))]
    public void A_secret_is_found_in_each_encoding(string encoding, string secret)
    {
        var guard = Keeping(secret);

        guard.Show("a log line", $"before:{Encodings[encoding](secret)}; after");

        guard
            .Invoking(it => it.Check())
            .Should()
            .Throw<SecretShownException>()
            .WithMessage($"a log line shows {secret}*");
    }

    [Theory]
    [InlineData("fake-guarded-secre")]
    [InlineData("ake-guarded-secret")]
    [InlineData("fake-guarded+secret 100% \\u00zz \\ %zz")]
    [InlineData("***")]
    [InlineData("")]
    [InlineData("ZmFrZS1ndWFyZGVkLXNlY3Jl")]
    [InlineData("/tokens/fake/guarded/secret/0123456789abcdef0123456789abcdef")]
    public void What_is_innocent_passes(string text)
    {
        var guard = Keeping(Plain);

        guard.Show("a log line", text);
        guard.Show("a subject", null);

        guard.Invoking(it => it.Check()).Should().NotThrow();
    }

    [Theory]
    [InlineData("shorter")]
    [InlineData("dummy")]
    [InlineData("changeme")]
    [InlineData("CHANGE_ME")]
    [InlineData("<your-client-secret>")]
    [InlineData("        ")]
    public void What_is_too_short_or_holds_a_secrets_place_is_none(string value)
    {
        var guard = Keeping(value);

        guard.Show("a log line", $"it is {value}");

        guard.Invoking(it => it.Check()).Should().NotThrow();
    }

    [Fact]
    public void It_makes_no_difference_which_came_first()
    {
        var guard = new SecretsGuard();
        guard.Show("an answer", Plain);

        guard.Keep(["fake-other-secret", $" {Plain}\n"]);

        guard.Invoking(it => it.Check()).Should().Throw<SecretShownException>();
    }

    [Fact]
    public void Every_text_that_shows_one_is_told()
    {
        var guard = Keeping(Plain);
        guard.Show("a log line", $"1 {Plain}");
        guard.Show("an answer", $"2 {Plain}");

        guard
            .Invoking(it => it.Check())
            .Should()
            .Throw<SecretShownException>()
            .Which.Message.Should()
            .Contain("a log line shows")
            .And.Contain("an answer shows");
    }

    private static SecretsGuard Keeping(string secret)
    {
        var guard = new SecretsGuard();
        guard.Keep(secret);
        return guard;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string LowerCase(string percent) =>
        System.Text.RegularExpressions.Regex.Replace(percent, "%..", it => it.Value.ToLowerInvariant());
}
