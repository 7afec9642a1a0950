using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Tokens.Domain.Providers;

namespace Tokens.Tests.Unit;

/// <summary>Values that are right unless a test says otherwise.</summary>
internal static class Some
{
    public static ParameterName Parameter(string name) => ParameterName.Parse(name).Valid();

    public static ConnectionName Name(string name = "my-erp") => ConnectionName.Parse(name).Valid();

    public static Secret Secret(string value) => FakeSecrets.Register(value);

    /// <summary>Whole: with a token endpoint where each customer has their own.</summary>
    public static ConnectionDefinition Definition(string provider = "amazon-lwa") =>
        new() { Provider = provider, TokenEndpoint = The.OwnEndpoints.GetValueOrDefault(provider) };

    public static ConnectionDefinition Salesforce() => Definition("salesforce");

    public static Connection Connection(string name = "my-erp", ConnectionDefinition? definition = null) =>
        new ConnectionRules(The.Layout, AllowedHosts.None).Define(Name(name), definition ?? Definition()).Valid();

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

    public static ConnectionSurvey Survey(
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
