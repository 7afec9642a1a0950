using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>
/// The one rule on where credentials are sent and where users sign in: to the endpoints that the provider's profile pins,
/// and to those that the operator of the deployment listed (<c>TOKENS_ALLOWED_HOSTS</c>). Hosts alone do not suffice:
/// webhooks and app proxies, which hand on to anybody what is posted to them, live on providers' own hosts.
/// </summary>
public static class EndpointRule
{
    /// <summary>RFC 1035, section 2.3.4.</summary>
    private const int LongestHost = 255;

    /// <summary>The URL as an endpoint, or why it may not be one.</summary>
    /// <param name="url">As it was written.</param>
    /// <param name="pinned">The profile's own; none: only what is listed.</param>
    /// <param name="listed">The operator's.</param>
    public static Parsed<Uri> Permit(string url, IReadOnlyList<EndpointPattern> pinned, AllowedHosts listed)
    {
        if (EndpointText.Problem(url) is { } problem)
        {
            return new Parsed<Uri>.Invalid(problem);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.IdnHost.Length is 0 or > LongestHost)
        {
            return new Parsed<Uri>.Invalid(EndpointText.NoUrl);
        }

        return pinned.Any(endpoint => endpoint.Matches(url)) ? uri : PermitListed(uri, pinned, listed);
    }

    private static Parsed<Uri> PermitListed(Uri uri, IReadOnlyList<EndpointPattern> pinned, AllowedHosts listed)
    {
        var isListed = listed.Contains(uri);
        if (uri.Scheme != Uri.UriSchemeHttps && !(isListed && uri.IsLoopback))
        {
            return new Parsed<Uri>.Invalid(
                "is not https; credentials go over http only to a loopback host listed in TOKENS_ALLOWED_HOSTS"
            );
        }

        return isListed ? uri : new Parsed<Uri>.Invalid(NotAllowed(uri, pinned));
    }

    private static string NotAllowed(Uri uri, IReadOnlyList<EndpointPattern> pinned) =>
        pinned.Count == 0
            ? $"leads to {uri.Authority}, to which credentials may not be sent; have the operator list it in TOKENS_ALLOWED_HOSTS"
            : $"leads to {uri.Authority} and is none of the provider's endpoints, so credentials may not be sent there; "
                + $"use {string.Join(" or ", pinned)}, or have the operator list it in TOKENS_ALLOWED_HOSTS";
}
