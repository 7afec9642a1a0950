using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>
/// Whatever a URL is made of: a profile accepts none but its own. What those are is written down here once more, in
/// another notation, and compared with what the parser makes of the URL.
/// </summary>
public sealed class EndpointFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private const string Label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private const string Tenant =
        $@"(common|organizations|consumers|(?i:[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}|{Label}(\.{Label})+))";
    private const string Amazon = @"api\.amazon\.(com|co\.uk|co\.jp)/auth/[oO]2/token";

    private static readonly Dictionary<string, string> HostsAndPaths = new()
    {
        ["amazon-lwa"] = Amazon,
        ["amazon-ads"] = Amazon,
        ["ebay"] = @"api\.(sandbox\.)?ebay\.com/identity/v1/oauth2/token",
        ["google"] = @"oauth2\.googleapis\.com/token",
        ["hubspot"] = @"api\.hubapi\.com/oauth/(2026-03|v3|v1)/token",
        ["intuit"] = @"oauth\.platform\.intuit\.com/oauth2/v1/tokens/bearer",
        ["mercado-libre"] = @"api\.mercadolibre\.com/oauth/token",
        ["microsoft-entra"] =
            $@"login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn)/{Tenant}/oauth2/v2\.0/token",
        ["salesforce"] = $@"(login|test|({Label}\.)+my)\.salesforce\.com/services/oauth2/token",
        ["shopify"] = $@"{Label}\.myshopify\.com/admin/oauth/access_token",
        ["xero"] = @"identity\.xero\.com/connect/token",
        ["zoho"] = @"accounts\.(zoho\.(com|eu|in|jp|com\.au|com\.cn|sa|uk)|zohocloud\.ca)/oauth/v2/token",
        ["oauth2"] = "(?!)",
    };

    private static readonly string[] Pieces =
    [
        "/",
        "//",
        ".",
        "..",
        "/../",
        "-",
        "_",
        "~",
        "%",
        "%2e",
        "%2f",
        "%00",
        "\\",
        "@",
        ":",
        ":443",
        ":8443",
        "?",
        "?x=1",
        "#",
        "#x",
        ";",
        " ",
        "\t",
        "\n",
        "\0",
        "A",
        "a",
        "1",
        "é",
        "о",
        "。",
        "ａ",
        "\u200b",
        "\u202e",
        "\ud800",
        "xn--",
        "xn--a",
        "[::1]",
        "{shop}",
        "*",
        "evil.example",
        ".evil.example",
        "https://",
        "/automation/v4/webhook-triggers/1/x",
        "/apps/collect",
        "/servlet/servlet.WebToLead",
    ];

    /// <summary>Endpoints, once or several times changed at any place; and texts of anything.</summary>
    private static Gen<string> Urls =>
        Gen.Frequency(
            (20, Gen.Elements(The.TokenEndpoints.Values.ToArray()).SelectMany(url => Changed(url, 3))),
            (1, Gen.Elements(Extremes.Urls)),
            (1, Gen.Elements(Extremes.Texts)),
            (1, Words.Any),
            (1, Gen.Elements(Pieces).ListOf().Select(string.Concat))
        );

    [Fact]
    public void No_URL_is_accepted_but_those_that_the_profiles_pin() =>
        Check(
            Words.Of(Urls),
            words =>
                ProviderProfiles
                    .All.Select(provider => Complaint(provider, words.Text))
                    .FirstOrDefault(complaint => complaint is not null)
        );

    /// <summary>Lest the property above hold because nothing is ever accepted.</summary>
    [Theory]
    [MemberData(nameof(Own))]
    public void The_endpoints_that_are_changed_are_accepted_as_they_are(string provider, string url)
    {
        Assert.IsType<Parsed<Uri>.Valid>(
            ProviderProfiles.Parse(provider).Valid().PermitTokenEndpoint(url, AllowedHosts.None)
        );
        Assert.True(IsPinned(provider, url));
    }

    public static TheoryData<string, string> Own
    {
        get
        {
            var own = new TheoryData<string, string>();
            foreach (var (provider, url) in The.TokenEndpoints)
            {
                own.Add(provider, url);
            }

            return own;
        }
    }

    private static Gen<string> Changed(string url, int times) =>
        times == 0
            ? Gen.Constant(url)
            : Gen.Frequency((1, Gen.Constant(url)), (3, ChangedOnce(url).SelectMany(once => Changed(once, times - 1))));

    private static Gen<string> ChangedOnce(string url) =>
        from at in Gen.Choose(0, url.Length)
        from length in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 8)))
        from piece in Gen.Elements(Pieces)
        select url.Remove(at, Math.Min(length, url.Length - at)).Insert(at, piece);

    private static string? Complaint(ProviderProfile provider, string url) =>
        provider.PermitTokenEndpoint(url, AllowedHosts.None) switch
        {
            Parsed<Uri>.Valid permitted => permitted.Value.AbsoluteUri == url && IsPinned(provider.Name, url)
                ? null
                : $"is accepted for {provider.Name}",
            Parsed<Uri>.Invalid invalid => Unfit.Because(invalid.Problem),
            _ => "is neither accepted nor refused",
        };

    private static bool IsPinned(string provider, string url) =>
        new Uri(url)
            is { Scheme: "https", UserInfo: "", Query: "", Fragment: "", IsDefaultPort: true, IdnHost: var host } uri
        && Regex.IsMatch(host + uri.AbsolutePath, $@"\A(?:{HostsAndPaths[provider]})\z", RegexOptions.CultureInvariant);
}
