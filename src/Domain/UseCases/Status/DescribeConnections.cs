using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Status;

/// <summary>The use case of looking after connections: how each is doing, without touching any or reading a secret.</summary>
public sealed class DescribeConnections(TakeSnapshot snapshot, ISecretVersions versions, TimeProvider clock)
{
    /// <param name="names">Those asked for; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>By name.</returns>
    /// <exception cref="StoreException">The store could not be read.</exception>
    public async Task<IReadOnlyList<ConnectionDescription>> RunAsync(
        IReadOnlyList<string>? names,
        CancellationToken cancellation
    ) => await DescribeAsync(await snapshot.TakeAsync(names, cancellation), cancellation);

    /// <summary>Those of a snapshot that the caller has taken.</summary>
    public async Task<IReadOnlyList<ConnectionDescription>> DescribeAsync(
        Snapshot taken,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var secrets = taken.Connections.Select(SecretOf).OfType<ParameterName>().ToHashSet();
        var known = await versions.ReadAsync(secrets, cancellation);
        return
        [
            .. taken
                .Connections.Select(one => (ConnectionDescription)Describe(one, known, now))
                .Concat(taken.Unusable.Select(bad => new ConnectionDescription.Unusable(bad.Name, bad.Error)))
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    private static ConnectionDescription.Known Describe(
        ConnectionSnapshot one,
        IReadOnlyDictionary<ParameterName, SecretVersions> known,
        DateTimeOffset now
    )
    {
        var secret = SecretOf(one) is { } name ? known.GetValueOrDefault(name) : null;
        return new ConnectionDescription.Known(one.Connection, one.Status, one.Token)
        {
            Secret = secret is null
                ? DatedCredentials.Secret(one.Connection.Client, now)
                : one.SecretUse?.StatusAt(secret, now),
            RefreshToken = DatedCredentials.RefreshToken(one.Connection, now),
            AwaitsProof = secret is { AwaitsProof: true },
        };
    }

    private static ParameterName? SecretOf(ConnectionSnapshot one) => one.SecretUse?.Name;
}
