using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>
/// What happened, as a name that is the same for whoever notices it, however often and in whatever order, and that no
/// later happening shares. It is claimed under a hash, since names of parameters are limited in length and letters.
/// </summary>
/// <param name="Text">Readable, and of our own words: nothing in it is chosen by a provider.</param>
public sealed record DeduplicationKey(string Text)
{
    /// <summary>32 hexadecimal digits.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..32];

    /// <param name="kind">What happened.</param>
    /// <param name="subject">To which parameter or connection.</param>
    /// <param name="details">What tells this time from the next.</param>
    public static DeduplicationKey Of(string kind, object subject, params object[] details) =>
        new(string.Join('|', [kind, subject.ToString(), .. details.Select(Written)]));

    private static string? Written(object detail) =>
        detail switch
        {
            DateTimeOffset time => Written(time),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeSpan span => ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s",
            CredentialVersion version => string.Create(
                CultureInfo.InvariantCulture,
                $"v{version.Number}@{Written(version.ModifiedAt)}"
            ),
            _ => Convert.ToString(detail, CultureInfo.InvariantCulture),
        };

    /// <summary>To the second: some stores tell a parameter's time more exactly in one answer than in another.</summary>
    private static string Written(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
