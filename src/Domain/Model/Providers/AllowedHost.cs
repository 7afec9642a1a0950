namespace Tokens.Domain.Model.Providers;

/// <summary>One entry of <see cref="AllowedHosts"/>.</summary>
/// <param name="Host">A host, or all hosts below a domain, at any port.</param>
/// <param name="Path">The only path that is allowed there; null for any.</param>
public sealed record AllowedHost(HostPattern Host, string? Path)
{
    /// <summary>Null where the text is neither a host nor a host and a path.</summary>
    internal static AllowedHost? Parse(string entry)
    {
        var slash = entry.IndexOf('/');
        var (host, path) = slash < 0 ? (entry, null) : (entry[..slash], entry[slash..]);
        return HostPattern.IsOne(host) && (path is null || EndpointText.IsPath(path))
            ? new AllowedHost(HostPattern.Of(host), path)
            : null;
    }

    internal bool Matches(Uri uri) => Host.Matches(uri) && (Path is null || uri.AbsolutePath == Path);

    public override string ToString() => Host + Path;
}
