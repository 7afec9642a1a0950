namespace Tokens.Domain.Providers;

/// <summary>
/// Where credentials may be sent: to a profile's own hosts, and to those that the operator of the deployment listed
/// (<c>TOKENS_ALLOWED_HOSTS</c>). Whoever may write a definition can therefore not have secrets sent elsewhere.
/// </summary>
public sealed record AllowedHosts(IReadOnlyList<HostPattern> Listed)
{
    /// <summary>RFC 1035, section 2.3.4.</summary>
    private const int LongestHost = 255;

    public static AllowedHosts None { get; } = new([]);

    /// <summary>Reads a comma-separated list. An entry that no URL could match is a mistake, not a host.</summary>
    public static Parsed<AllowedHosts> Parse(string list)
    {
        var entries = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var wrong = entries.FirstOrDefault(entry => !HostPattern.IsOne(entry));
        return wrong is null
            ? new AllowedHosts([.. entries.Select(HostPattern.Of)])
            : new Parsed<AllowedHosts>.Invalid(
                $"has an entry that is no host: {wrong}; give names such as auth.example.com or *.example.com, without scheme, port or path"
            );
    }

    /// <summary>The URL as an endpoint of that provider, or why it may not be one.</summary>
    public Parsed<Uri> Permit(string url, ProviderProfile provider) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && HasHost(uri)
            ? Permit(uri, provider)
            : new Parsed<Uri>.Invalid("is no URL; give one that begins with https://");

    /// <summary>Some hosts pass as parts of a URL and turn out to be none only when their ASCII form is asked for.</summary>
    private static bool HasHost(Uri uri)
    {
        try
        {
            return uri.IdnHost.Length is > 0 and <= LongestHost;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    private Parsed<Uri> Permit(Uri uri, ProviderProfile provider)
    {
        var listed = Listed.Any(pattern => pattern.Matches(uri));
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            return new Parsed<Uri>.Invalid("has a user name or a fragment, which a token endpoint has not; remove it");
        }

        if (uri.Scheme != Uri.UriSchemeHttps && !(listed && uri.IsLoopback))
        {
            return new Parsed<Uri>.Invalid(
                "is not https; credentials go over http only to a loopback host listed in TOKENS_ALLOWED_HOSTS"
            );
        }

        if (listed || (uri.IsDefaultPort && provider.Hosts.Any(pattern => pattern.Matches(uri))))
        {
            return uri;
        }

        var own =
            provider.Hosts.Count == 0 ? "" : $"use one of {provider.Name}'s ({string.Join(", ", provider.Hosts)}), or ";
        return new Parsed<Uri>.Invalid(
            $"leads to {uri.Authority}, to which credentials may not be sent; {own}have the operator list the host in TOKENS_ALLOWED_HOSTS"
        );
    }
}
