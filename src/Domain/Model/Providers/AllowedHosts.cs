using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>
/// Where credentials may be sent beyond the endpoints that profiles pin: what the operator of the deployment listed in
/// <c>TOKENS_ALLOWED_HOSTS</c>. Whoever may write a definition cannot have secrets sent elsewhere.
/// </summary>
public sealed record AllowedHosts(IReadOnlyList<AllowedHost> Listed)
{
    public static AllowedHosts None { get; } = new([]);

    /// <summary>Reads a comma-separated list. An entry that no URL could match is a mistake, not a host.</summary>
    public static Parsed<AllowedHosts> Parse(string list)
    {
        var entries = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var hosts = new List<AllowedHost>();
        foreach (var entry in entries)
        {
            if (AllowedHost.Parse(entry) is not { } host)
            {
                return new Parsed<AllowedHosts>.Invalid(
                    $"has an entry that is no host: {entry}; give names such as auth.example.com or *.example.com, "
                        + "with a path where only that is allowed, without scheme, port or query"
                );
            }

            hosts.Add(host);
        }

        return new AllowedHosts(hosts);
    }

    /// <summary>Whether an entry allows the URL, whose text has been checked.</summary>
    internal bool Contains(Uri uri) => Listed.Any(entry => entry.Matches(uri));
}
