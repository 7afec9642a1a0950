namespace Tokens.Domain.Providers;

/// <summary>A host (<c>api.amazon.com</c>), or all hosts below a domain (<c>*.my.salesforce.com</c>).</summary>
public sealed record HostPattern
{
    private const string AnyBelow = "*.";

    private readonly string host;

    private HostPattern(string host) => this.host = host;

    public static HostPattern Of(string host) => new(host.Trim().TrimEnd('.').ToLowerInvariant());

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
