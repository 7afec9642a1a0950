using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Composition;
using Tokens.Adapters.ParameterStore;
using Tokens.Functions;

namespace Tokens.Bench.Micro;

/// <summary>What the benchmarks work on.</summary>
internal static class Given
{
    /// <summary>The client of every connection.</summary>
    public const string Client = """
        {"provider":"amazon-lwa","clientId":"/shared/lwa/client-id","clientSecret":"/shared/lwa/client-secret",
        "rotateEvery":"180d","grace":"7d","remindBefore":["30d","15d","7d","3d","1d"],
        "secretIssuedAt":"2026-11-22T16:43:50Z"}
        """;

    /// <summary>As long as definitions get.</summary>
    public const string Definition = """
        {"client":"lwa","tokenEndpoint":"https://api.amazon.co.uk/auth/o2/token","scope":"profile",
        "grant":"refresh_token","enabled":true,"refreshTokenRotates":false,"accessTokenLifetime":"1h",
        "refreshTokenExpiresAt":"2028-11-22T16:43:50Z"}
        """;

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 30, 0, TimeSpan.Zero);

    public static RefreshTiming Policy { get; } = new(TimeSpan.FromMinutes(15));

    private static readonly ParameterLayout Layout = new(Parameter("/tokens"));

    public static ConnectionRules Rules { get; } = new(Layout, AllowedHosts.None, AllowedPaths.None);

    public static IReadOnlyDictionary<string, ClientEntry> Clients { get; } =
        new Dictionary<string, ClientEntry>
        {
            ["lwa"] = new ClientEntry.Defined(
                Valid(
                    new ClientRules(Layout, AllowedHosts.None).Define(
                        Valid(ClientName.Parse("lwa")),
                        Valid(DefinitionJson.ParseClient(Client))
                    )
                ),
                DateTimeOffset.MinValue
            ),
        };

    public static ConnectionStatus Troubled { get; } =
        new(ConnectionState.Retrying, Now)
        {
            Reason = "api.amazon.com answered 503",
            Failures = 3,
            RetryAt = Now.AddMinutes(10),
        };

    /// <summary>A deployment's ports over this store, with its standard settings and without a log.</summary>
    public static TokensPorts Ports(IParameters parameters, TimeProvider clock)
    {
        var adapters = new DeploymentPorts(new TokensEnvironment(_ => null), clock, NullLoggerFactory.Instance);
        return Startup.Ports(adapters, parameters, NullLoggerFactory.Instance);
    }

    public static ParameterName Parameter(string name) => Valid(ParameterName.Parse(name));

    public static ConnectionName Name(int number) => Valid(ConnectionName.Parse($"connection-{number:D4}"));

    public static Connection Connection(int number = 0) =>
        Valid(Rules.Define(Name(number), Valid(DefinitionJson.Parse(Definition)), Clients));

    /// <summary>Of all ages, so that there is something to put in order.</summary>
    public static ConnectionSnapshot Snapshot(int number = 0) =>
        new(Connection(number), ConnectionStatus.Unknown, Written(number), DateTimeOffset.MinValue);

    public static StoredOutputs.Known Written(int number) => new(Now.AddMinutes(-(number * 7919 % 600)), null);

    public static TokenRequest Request { get; } =
        new(
            Connection(),
            new ClientCredentials(Secret.Of("fake-client-id"), Secret.Of("fake-client-secret"), null, null),
            Secret.Of("fake-refresh-token")
        );

    public static T Valid<T>(Parsed<T> parsed) => ((Parsed<T>.Valid)parsed).Value;
}
