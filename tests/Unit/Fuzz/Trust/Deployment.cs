using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz.Trust;

/// <summary>
/// A random set of clients, which administrators wrote, and of definitions, which anybody may have written: each names
/// whatever it likes, other connections' parameters above all.
/// </summary>
/// <param name="Clients">By name; written first.</param>
/// <param name="Connections">
/// By name, in the order in which they were written: a name that comes again is an edit, which may break the definition.
/// </param>
internal sealed record Deployment(
    IReadOnlyList<(string Name, string Json)> Clients,
    IReadOnlyList<(string Name, string Json)> Connections
)
{
    public const string AllowedHost = "sso.acme.example";

    private static readonly string[] Names = ["a", "b", "lwa", "victim"];

    private static readonly string[] ClientNames = ["shared", "other"];

    private static readonly string[] Providers =
    [
        "amazon-lwa",
        "salesforce",
        "hubspot",
        "shopify",
        "mercado-libre",
        "oauth2",
    ];

    private static readonly string?[] Endpoints =
    [
        null,
        null,
        null,
        "https://api.amazon.com/auth/o2/token",
        "https://api.amazon.com/auth/o2/elsewhere",
        "https://acme.my.salesforce.com/services/oauth2/token",
        "https://login.salesforce.com/servlet/servlet.WebToLead",
        "https://api.hubapi.com/oauth/v3/token",
        "https://api.hubapi.com/automation/v4/webhook-triggers/1/x",
        "https://acme.myshopify.com/admin/oauth/access_token",
        "https://acme.myshopify.com/apps/evil/token",
        "https://sso.acme.example/token",
        "https://evil.example/token",
        "https://api.amazon.com@evil.example/auth/o2/token",
    ];

    /// <summary>Every place that a definition may name, each with a secret of its own in it.</summary>
    public static IReadOnlyList<string> Places { get; } =
    [
        .. Names.SelectMany(name =>
            new[] { "client-id", "client-secret", "refresh-token", "access-token", "instance-url" }.Select(leaf =>
                $"/tokens/{name}/{leaf}"
            )
        ),
        .. ClientNames.SelectMany(name =>
            new[] { $"/tokens/clients/{name}/client-id", $"/tokens/clients/{name}/client-secret" }
        ),
        "/my-erp/lwa/clientsecret",
        "/my-erp/lwa/clientid",
        "/my-erp/refreshToken",
        "/sp-api/access-token",
        "/sp-api/refresh-token",
        "/prod/db/password",
        "/tokens/settings",
        "/tokens/status/victim",
        "/tokens/connections/victim",
    ];

    public static Arbitrary<Deployment> Any => Arb.From(Gens, Smaller);

    private static Gen<Deployment> Gens =>
        from shared in Client(ClientNames[0])
        from other in Client(ClientNames[1])
        from names in Gen.Shuffle(Names)
        from count in Gen.Choose(1, Names.Length)
        from a in Connection(names[0])
        from b in Connection(names[1])
        from c in Connection(names[2])
        from d in Connection(names[3])
        from edited in Gen.Choose(0, 2 * names.Length)
        from edit in Connection(names[Math.Min(edited, names.Length - 1)])
        from broken in Gen.Elements(Breaks)
        select new Deployment(
            [.. new[] { shared, other }.OfType<(string, string)>()],
            [
                .. new[] { a, b, c, d }.Take(count),
                .. edited < count ? [(edit.Item1, broken(edit.Item2))] : Array.Empty<(string, string)>(),
            ]
        );

    /// <summary>As it is, with a misspelt field, and cut short.</summary>
    private static readonly Func<string, string>[] Breaks =
    [
        json => json,
        json =>
            json.Replace("{", """{"grase":"7d",""", StringComparison.Ordinal)
                .Replace(",}", "}", StringComparison.Ordinal),
        json => json[..^1],
    ];

    public override string ToString() =>
        string.Join('\n', Clients.Select(one => $"client {one.Name}: {one.Json}"))
        + "\n"
        + string.Join('\n', Connections.Select(one => $"{one.Name}: {one.Json}"));

    /// <summary>Its own client's place or any other.</summary>
    private static Gen<(string, string)?> Client(string name) =>
        from exists in Gen.Choose(0, 4)
        from provider in Gen.Elements(Providers)
        from endpoint in Gen.Elements(Endpoints)
        from id in Place(often: 4)
        from secret in Place(often: 4)
        select exists == 0
            ? ((string, string)?)null
            : (
                name,
                Json(("provider", provider), ("tokenEndpoint", endpoint), ("clientId", id), ("clientSecret", secret))
            );

    private static Gen<(string, string)> Connection(string name) =>
        from client in Gen.Elements<string?>(null, null, "shared", "other")
        from provider in Gen.Elements(Providers)
        from endpoint in Gen.Elements(Endpoints)
        from id in Place(often: 6)
        from secret in Place(often: 6)
        from refreshToken in Place(often: 3)
        from accessToken in Place(often: 3)
        from instanceUrl in Place(often: 6)
        from grant in Gen.Elements<string?>(null, null, null, "client_credentials")
        select (
            name,
            Json(
                ("client", client),
                ("provider", client is null ? provider : null),
                ("tokenEndpoint", endpoint),
                ("clientId", client is null ? id : null),
                ("clientSecret", client is null ? secret : null),
                ("refreshToken", refreshToken),
                ("accessToken", accessToken),
                ("instanceUrl", instanceUrl),
                ("grant", grant)
            )
        );

    /// <summary>Not given as often as <paramref name="often"/> times out of one more.</summary>
    private static Gen<string?> Place(int often) =>
        from given in Gen.Choose(0, often)
        from place in Gen.Elements<string>([.. Places, "env:GITHUB_TOKEN"])
        select given == 0 ? place : null;

    private static string Json(params (string Name, string? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            json[name] = value;
        }

        return json.ToJsonString();
    }

    private static IEnumerable<Deployment> Smaller(Deployment deployment)
    {
        for (var i = 0; i < deployment.Connections.Count; i++)
        {
            yield return deployment with
            {
                Connections = Without(deployment.Connections, i),
            };
        }

        for (var i = 0; i < deployment.Clients.Count; i++)
        {
            yield return deployment with
            {
                Clients = Without(deployment.Clients, i),
            };
        }
    }

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> all, int at) => [.. all.Take(at), .. all.Skip(at + 1)];
}
