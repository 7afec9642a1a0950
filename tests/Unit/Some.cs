namespace Tokens.Tests.Unit;

/// <summary>Values that are right unless a test says otherwise.</summary>
internal static class Some
{
    public static ParameterName Parameter(string name) => ParameterName.Parse(name).Valid();

    public static ConnectionName Name(string name = "my-erp") => ConnectionName.Parse(name).Valid();

    public static Secret Secret(string value) => FakeSecrets.Register(value);

    /// <summary>Whole: with a token endpoint where each customer has their own.</summary>
    public static Definition Definition(string provider = "amazon-lwa") =>
        new()
        {
            [ClientFields.Provider] = provider,
            [ClientFields.TokenEndpoint] = The.OwnEndpoints.GetValueOrDefault(provider),
        };

    public static Definition Salesforce() => Definition("salesforce");

    public static Connection Connection(string name = "my-erp", Definition? definition = null) =>
        The.Rules.Define(Name(name), definition ?? Definition(), Clients()).Valid();

    /// <summary>A client of that name, whose id and secret lie below its definition unless the definition says otherwise.</summary>
    public static Client NamedClient(string name = "shared", Definition? definition = null) =>
        The.ClientRules.Define(ClientName.Parse(name).Valid(), definition ?? Definition()).Valid();

    public static ClientEntry.Defined ClientEntry(string name = "shared", Definition? definition = null) =>
        new(NamedClient(name, definition), The.Now);

    /// <summary>A connection of a named client.</summary>
    public static Connection ConnectionOf(ClientEntry client, string name = "my-erp", Definition? definition = null) =>
        The
            .Rules.Define(Name(name), (definition ?? new()).With(ConnectionFields.Client, client.Name), Clients(client))
            .Valid();

    public static IReadOnlyDictionary<string, ClientEntry> Clients(params ClientEntry[] clients) =>
        clients.ToDictionary(client => client.Name);

    public static ClientCredentials Client(Secret? secret = null) =>
        new(The.ClientId, secret ?? The.ClientSecret, null, null);

    public static TokenRequest Request(Connection? connection = null) =>
        new(connection ?? Connection(), Client(), The.RefreshToken);

    public static ExchangeOutcome.Refreshed Refreshed(
        TimeSpan? lifetime = null,
        Secret? refreshToken = null,
        string? instanceUrl = null
    ) => new(new AccessToken(The.AccessToken, lifetime ?? TimeSpan.FromHours(1)), refreshToken, instanceUrl);

    public static ConnectionStatus Status(
        ConnectionState state,
        DateTimeOffset? since = null,
        DateTimeOffset? retryAt = null
    ) =>
        new(state, since ?? The.Now)
        {
            Reason = state == ConnectionState.Healthy ? null : "a reason",
            Failures = state == ConnectionState.Healthy ? 0 : 1,
            RetryAt = retryAt,
        };

    public static ConnectionSnapshot Snapshot(
        Connection? connection = null,
        ConnectionStatus? status = null,
        DateTimeOffset? writtenAt = null,
        DateTimeOffset? changedAt = null
    ) =>
        new(
            connection ?? Connection(),
            status ?? ConnectionStatus.Unknown,
            new StoredOutputs.Known(writtenAt, null),
            changedAt ?? DateTimeOffset.MinValue
        );
}
