namespace Tokens.Domain.Model.Providers;

/// <summary>
/// An endpoint that a profile pins, as a URL. Where each customer has their own, one placeholder in braces stands for what
/// differs (<c>https://{shop}.myshopify.com/admin/oauth/access_token</c>). URLs are compared character by character, so that
/// no other spelling of a host, port or path is ever interpreted.
/// </summary>
public sealed class EndpointPattern
{
    private readonly string before;
    private readonly string after;
    private readonly Func<string, bool>? isValue;

    private EndpointPattern(string before, string after, Func<string, bool>? isValue) =>
        (this.before, this.after, this.isValue) = (before, after, isValue);

    /// <summary>Endpoints that are the same for all customers.</summary>
    public static IReadOnlyList<EndpointPattern> Each(params string[] urls) =>
        [.. urls.Select(url => new EndpointPattern(url, "", null))];

    /// <param name="url">A URL with one placeholder.</param>
    /// <param name="isValue">Whether a text may stand in its place. It must not accept <c>/</c>.</param>
    public static EndpointPattern Of(string url, Func<string, bool> isValue) =>
        new(url[..url.IndexOf('{')], url[(url.IndexOf('}') + 1)..], isValue)
        {
            Placeholder = url[url.IndexOf('{')..(url.IndexOf('}') + 1)],
        };

    private string Placeholder { get; init; } = "";

    public bool Matches(string url) =>
        isValue is null
            ? url == before
            : url.Length > before.Length + after.Length
                && url.StartsWith(before, StringComparison.Ordinal)
                && url.EndsWith(after, StringComparison.Ordinal)
                && isValue(url[before.Length..^after.Length]);

    public override string ToString() => before + Placeholder + after;
}
