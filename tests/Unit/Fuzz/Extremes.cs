namespace Tokens.Tests.Unit.Fuzz;

/// <summary>Values that few think of, as JSON.</summary>
internal static class Extremes
{
    public static readonly string[] Numbers =
    [
        "0",
        "-0",
        "1",
        "-1",
        "0.1",
        "3600",
        "3599.9999999",
        "1e999",
        "-1e999",
        "1e-999",
        "1e308",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "79228162514264337593543950335",
        "79228162514264337593543950336",
        "946684799",
        "946684800",
        "253402300800",
        "99999999999",
        "100000000000",
        "99999999999999",
        "999999999999999999",
        "315360000",
        "315360001",
    ];

    public static readonly string[] Others =
    [
        "null",
        "true",
        "false",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"a\":1}",
        "{\"\":\"\",\"\":\"\"}",
        "[1,\"a\"]",
        "",
        "NaN",
        "Infinity",
        "01",
        "+1",
        "'a'",
        "// a",
        Nested(40),
        Nested(70),
        Nested(5000),
    ];

    public static readonly string[] Dates =
    [
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9999999Z",
        "9999-12-31T23:59:59-14:00",
        "2026-02-30",
        "2026-11-22T24:00:00Z",
        "2026-11-22T16:43:50+99:00",
        "2026-11-22T16:43:50.00000000000000000000000001Z",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ];

    public static readonly string[] Spans =
    [
        "0s",
        "1s",
        "-1d",
        "36500d",
        "36501d",
        "2147483647s",
        "2147483648s",
        "999999999999d",
        "１d",
    ];

    public static readonly string[] Places =
    [
        "/",
        "//",
        "/a//b",
        "/a/",
        "a/b",
        "/aws/x",
        "aws-x",
        "/a/../b",
        "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16",
        "/tokens/connections/x",
        "/tokens/status/x",
        "/tokens/my-erp/client-id",
        "env:",
        "env:A",
        "env:AWS_SECRET_ACCESS_KEY",
        "env:tokens_x",
        "env:Ä",
        Planted.Text,
        Planted.Text + "/",
        "env:" + Planted.Text,
        "https://fake-user:" + Planted.Text + "@api.amazon.com/",
        "https://" + Planted.Text,
    ];

    /// <summary>Within quotes, as those above and below.</summary>
    public static readonly string[] Texts =
    [
        .. Dates,
        .. Spans,
        .. Places,
        "",
        " ",
        "0",
        "-1",
        "1e999",
        "NaN",
        "Infinity",
        "null",
        "3600",
        "99999999999999999999",
        "\\ud800",
        "\\udc00\\ud800",
        "\ud800",
        "\\u0000",
        "\\u0007bell",
        "a\\r\\nb",
        "\\u202egnp.exe",
        "\\u2028",
        "\\ufeff",
        "\\u0301",
        "😀",
        "\\ud83d\\ude00",
        "123456789012345678901234567890123456789😀😀",
        "%25252525",
        "\\\\u0025",
        "Expiration",
        "NoChangeNotification",
        "2",
        "Expiration, NoChangeNotification",
        "Success",
        "Failed",
        "Delete",
        "healthy",
        "retrying",
        "secret-refused",
        "client_credentials",
        "oauth2",
        "microsoft-entra",
        "invalid_grant",
        "invalid_client",
        "unauthorized_client",
        "{\\\"Attributes\\\":{\\\"After\\\":\\\"87600\\\",\\\"Unit\\\":\\\"Days\\\"}}",
        "{\\\"Attributes\\\":{\\\"After\\\":\\\"0\\\"}}",
        "{\\\"Attributes\\\":{\\\"Before\\\":7,\\\"Unit\\\":null}}",
    ];

    public static readonly string[] Urls =
    [
        "https://",
        "https:///x",
        "https:api.amazon.com",
        "//api.amazon.com",
        "http://api.amazon.com/",
        "file:///etc/passwd",
        "https://[::1]/",
        "http://[::1",
        "https://[fe80::1%25eth0]/",
        "https://xn--/",
        "https://xn--a/",
        "https://xn--99zzzzzzzzz.my.salesforce.com/",
        "https://api.amazon.com:0/",
        "https://api.amazon.com:65536/",
        "https://api.amazon.com:99999999999/",
        "https://api.amazon.com./",
        "https://api.amazon.com#x",
        "https://api.amazon.com\\u0000/",
        "https://api.amazon.com/\\u0001\\n",
        " https://api.amazon.com/\\t",
        "https://api.amazon.com\\\\@x.example/",
        "https://ａpi.amazon.com/",
        "https://аpi.amazon.com/",
        "https://\\u00ad/",
        "https://\\u200b.my.salesforce.com/",
        "https://a..my.salesforce.com/",
        "https://-.my.salesforce.com/",
        "https://.my.salesforce.com/",
        "https://*.my.salesforce.com/",
        "https://my.salesforce.com/",
        "https://a_b.my.salesforce.com/",
        "https://" + Repeated("a", 70) + ".my.salesforce.com/",
        "https://" + Repeated("a.", 200) + "my.salesforce.com/",
        "https://" + Repeated("ä", 60) + ".my.salesforce.com/",
        "https://api.amazon.com/" + Repeated("%", 3000),
        "https://0x7f.1/",
        "https://2130706433/",
        "https://1.2.3.4.5/",
        "https://a b/",
        "https://%61pi.amazon.com/",
        "https://😀/",
        "https://" + Repeated("a.", 150) + "é.my.salesforce.com/",
    ];

    /// <summary>Long ones, which are dear.</summary>
    public static readonly string[] Long =
    [
        Repeated("x", 3000),
        Repeated("a", 1_000_000),
        Repeated("%25", 300_000),
        Repeated("\\\\u0025", 100_000),
        Repeated("\\u0000", 100_000),
        Repeated("/a", 20_000),
        Repeated("😀", 100_000),
        "x" + Repeated("😀", 2000),
        Repeated("9", 100_000),
        "https://" + Repeated("a.", 50_000) + "my.salesforce.com/",
    ];

    /// <summary>Such values as the field holds, which a reader is the likelier to take: dates for a date.</summary>
    public static string InPlaceOf(string json, int which) =>
        Like(json) is { } quoted ? $"\"{quoted[which % quoted.Length]}\"" : Numbers[which % Numbers.Length];

    private static string[]? Like(string json) =>
        json switch
        {
            [not '"', ..] or [] => null,
            ['"', '/', ..] => Places,
            _ when json.Contains("://", StringComparison.Ordinal) => Urls,
            ['"', >= '0' and <= '9', .., 's' or 'm' or 'h' or 'd', '"'] => Spans,
            ['"', >= '0' and <= '9', _, _, _, '-', ..] => Dates,
            _ => Texts,
        };

    private static string Nested(int depth) => Repeated("[", depth) + Repeated("]", depth);

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
