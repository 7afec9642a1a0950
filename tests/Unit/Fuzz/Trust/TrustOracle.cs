using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Fuzz.Trust;

/// <summary>
/// What may be sent and written, worked out anew from the definitions' texts and from docs/threat-model.md: it shares no
/// code with the rules that it checks.
/// </summary>
internal sealed class TrustOracle(Deployment deployment)
{
    private static readonly Dictionary<string, string> Pinned = new()
    {
        ["amazon-lwa"] = @"^https://api\.amazon\.(com|co\.uk|co\.jp)/auth/[oO]2/token$",
        ["salesforce"] = @"^https://(login|test|[a-z0-9-]+(\.[a-z0-9-]+)*\.my)\.salesforce\.com/services/oauth2/token$",
        ["hubspot"] = @"^https://api\.hubapi\.com/oauth/(2026-03|v3|v1)/token$",
        ["shopify"] = @"^https://[a-z0-9][a-z0-9-]*\.myshopify\.com/admin/oauth/access_token$",
        ["mercado-libre"] = @"^https://api\.mercadolibre\.com/oauth/token$",
        ["oauth2"] = "^$",
    };

    private readonly Dictionary<string, JsonNode> clients = deployment.Clients.ToDictionary(
        one => one.Name,
        one => JsonNode.Parse(one.Json)!
    );

    /// <summary>In the order in which they were written; null where it is no JSON.</summary>
    private readonly List<(string Name, JsonNode? Json)> connections =
    [
        .. deployment.Connections.Select(one => (one.Name, Read(one.Json))),
    ];

    /// <summary>What is wrong with sending the secrets that lie at these places for a connection; null where nothing is.</summary>
    public string? Sending(string name, string endpoint, string id, string secret, string? refreshToken)
    {
        var json = Of(name);
        var client = (string?)json["client"];
        var provider = (string)(client is null ? json : clients[client])["provider"]!;
        var listed = client is null ? (string?)json["tokenEndpoint"] : (string?)clients[client]["tokenEndpoint"];
        var allowed =
            Regex.IsMatch(endpoint, Pinned[provider], RegexOptions.CultureInvariant)
            || (
                endpoint == listed
                && endpoint.StartsWith($"https://{Deployment.AllowedHost}/", StringComparison.Ordinal)
            );
        return !allowed ? $"{name} sends secrets to {endpoint}"
            : id != ClientPlace(name, json, client, "clientId", "client-id") ? $"{name} sends the id in {id}"
            : secret != ClientPlace(name, json, client, "clientSecret", "client-secret") ? $"{name} sends {secret}"
            : refreshToken is not null ? Keeping(name, refreshToken, refreshToken: true)
            : null;
    }

    /// <summary>What is wrong with writing a parameter for a connection; null where nothing is.</summary>
    public string? Writing(string name, string place)
    {
        var json = Of(name);
        var refreshToken = (string?)json["refreshToken"] ?? $"/tokens/{name}/refresh-token";
        return place == ((string?)json["accessToken"] ?? $"/tokens/{name}/access-token")
            || place == ((string?)json["instanceUrl"] ?? $"/tokens/{name}/instance-url")
                ? Keeping(name, place, refreshToken: false)
            : place == refreshToken ? Keeping(name, place, refreshToken: true)
            : $"{name} writes {place}, which its definition does not name";
    }

    private string? Keeping(string name, string place, bool refreshToken)
    {
        var isOwn =
            place.StartsWith($"/tokens/{name}/", StringComparison.Ordinal)
            || place.StartsWith("/sp-api/", StringComparison.Ordinal)
            || (refreshToken && place.StartsWith("/my-erp/", StringComparison.Ordinal));
        var owner = clients
            .Where(client =>
                Place(client, "clientId", "client-id") == place
                || Place(client, "clientSecret", "client-secret") == place
            )
            .Select(client => client.Key)
            .FirstOrDefault();
        return !isOwn ? $"{name} keeps something in {place}"
            : owner is not null ? $"{name} keeps something in {place}, which is client {owner}'s"
            : Eldest(place) is { } eldest && eldest != name ? $"{name} keeps something in {place}, which is {eldest}'s"
            : null;
    }

    /// <summary>The connection that has named the place longest, as of the last writes; null for none.</summary>
    private string? Eldest(string place) =>
        connections
            .Select(one => one.Name)
            .Distinct()
            .Select(name => (Name: name, Since: Since(name, place)))
            .Where(one => one.Since is not null)
            .OrderBy(one => one.Since)
            .Select(one => one.Name)
            .FirstOrDefault();

    private int? Since(string name, string place)
    {
        int? since = null;
        for (var at = 0; at < connections.Count; at++)
        {
            var (written, json) = connections[at];
            if (written == name && json is not null)
            {
                since = Names(name, json).Contains(place) ? since ?? at : null;
            }
        }

        return since;
    }

    private static IEnumerable<string> Names(string name, JsonNode json) =>
        new[]
        {
            ("clientId", "client-id"),
            ("clientSecret", "client-secret"),
            ("refreshToken", "refresh-token"),
            ("accessToken", "access-token"),
            ("instanceUrl", "instance-url"),
        }.Select(field => (string?)json[field.Item1] ?? $"/tokens/{name}/{field.Item2}");

    private static JsonNode? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private string ClientPlace(string name, JsonNode json, string? client, string field, string leaf)
    {
        if (client is not null)
        {
            return Place(new KeyValuePair<string, JsonNode>(client, clients[client]), field, leaf);
        }

        var place = (string?)json[field] ?? $"/tokens/{name}/{leaf}";
        return place.StartsWith($"/tokens/{name}/", StringComparison.Ordinal) ? place : "nothing outside its folder";
    }

    private static string Place(KeyValuePair<string, JsonNode> client, string field, string leaf) =>
        (string?)client.Value[field] ?? $"/tokens/clients/{client.Key}/{leaf}";

    private JsonNode Of(string name) => connections.Last(one => one.Name == name).Json!;
}
