using System.Text;

namespace Tokens.Domain.Model.Providers;

/// <summary>A host (<c>api.amazon.com</c>), or all hosts below a domain (<c>*.my.salesforce.com</c>).</summary>
public sealed record HostPattern
{
    private const string AnyBelow = "*.";

    private readonly string host;

    private HostPattern(string host) => this.host = host;

    public static HostPattern Of(string host) =>
        new(host.Trim().TrimEnd('.').TrimStart('[').TrimEnd(']').ToLowerInvariant());

    public static IReadOnlyList<HostPattern> Each(params string[] hosts) => [.. hosts.Select(Of)];

    /// <summary>Whether the text is a host, or all hosts below a domain, in ASCII.</summary>
    public static bool IsOne(string text)
    {
        var name = text.StartsWith(AnyBelow, StringComparison.Ordinal) ? text[AnyBelow.Length..] : text;
        return Uri.CheckHostName(name.TrimStart('[').TrimEnd(']')) != UriHostNameType.Unknown && Ascii.IsValid(name);
    }

    /// <summary>Compares the ASCII form of the host, so that look-alike letters never match.</summary>
    public bool Matches(Uri uri)
    {
        var asked = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host.StartsWith(AnyBelow, StringComparison.Ordinal)
            ? asked.EndsWith(host[1..], StringComparison.Ordinal) && asked.Length > host.Length - 1
            : asked == host;
    }

    public override string ToString() => host;
}
