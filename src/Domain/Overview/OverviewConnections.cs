using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Domain.Overview;

/// <summary>The use case of looking after connections: how each is doing, without touching any or reading a secret.</summary>
public sealed class OverviewConnections(SurveyConnections survey, ISecretVersions versions, TimeProvider clock)
{
    /// <param name="names">Those asked for; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>By name.</returns>
    /// <exception cref="StoreException">The store could not be read.</exception>
    public async Task<IReadOnlyList<ConnectionOverview>> RunAsync(
        IReadOnlyList<string>? names,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var taken = await survey.TakeAsync(names, cancellation);
        var secrets = taken.Connections.Select(SecretOf).OfType<ParameterName>().ToHashSet();
        var known = await versions.ReadAsync(secrets, cancellation);
        return
        [
            .. taken
                .Connections.Select(one => (ConnectionOverview)Look(one, known, now))
                .Concat(taken.Unusable.Select(bad => new ConnectionOverview.Unusable(bad.Name, bad.Error)))
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    private static ConnectionOverview.Known Look(
        ConnectionSurvey one,
        IReadOnlyDictionary<ParameterName, SecretVersions> known,
        DateTimeOffset now
    )
    {
        var secret = SecretOf(one) is { } name ? known.GetValueOrDefault(name) : null;
        return new ConnectionOverview.Known(one.Connection, one.Status, one.Token)
        {
            Secret = secret is null
                ? DatedCredentials.Secret(one.Connection.Client, now)
                : one.SecretUse?.StatusAt(secret, now),
            RefreshToken = DatedCredentials.RefreshToken(one.Connection, now),
            AwaitsProof = secret is { AwaitsProof: true },
        };
    }

    private static ParameterName? SecretOf(ConnectionSurvey one) => one.SecretUse?.Name;
}
