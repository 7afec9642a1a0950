using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Gathers what the decisions of a run rest on, in as few questions to the store as there can be.</summary>
public sealed class SurveyConnections(
    IConnectionCatalogue catalogue,
    IStatuses statuses,
    IAccessTokens tokens,
    ICredentials credentials
)
{
    /// <param name="names">Those named by hand; null for all.</param>
    /// <exception cref="StoreException">The catalogue or the statuses could not be read.</exception>
    public async Task<Survey> TakeAsync(IReadOnlyList<string>? names, CancellationToken cancellation)
    {
        var entries = names is null
            ? await catalogue.AllAsync(cancellation)
            : await catalogue.NamedAsync(names, cancellation);
        var defined = entries.OfType<CatalogueEntry.Defined>().ToList();
        var remembered = names is null
            ? await statuses.AllAsync(cancellation)
            : await statuses.NamedAsync([.. defined.Select(entry => entry.Connection.Name)], cancellation);
        var outputs = await tokens.LookUpAsync([.. defined.Select(entry => entry.Connection)], cancellation);
        var changes = await ChangesAsync(defined, remembered, cancellation);
        return Survey.Of(entries, remembered, outputs, changes);
    }

    /// <summary>Only a connection that a person must mend is worth the question whether somebody did.</summary>
    private async Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangesAsync(
        IEnumerable<CatalogueEntry.Defined> defined,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> remembered,
        CancellationToken cancellation
    )
    {
        var sources = defined
            .Where(entry => AwaitsMending(remembered.GetValueOrDefault(entry.Connection.Name)))
            .SelectMany(entry => entry.Connection.Credentials.All)
            .ToHashSet();
        return sources.Count == 0
            ? new Dictionary<CredentialSource, DateTimeOffset>()
            : await credentials.ChangedAtAsync(sources, cancellation);
    }

    private static bool AwaitsMending(ConnectionStatus? status) =>
        status
            is { State: ConnectionState.SignInAgain or ConnectionState.SecretRefused }
                or { State: ConnectionState.Misconfigured, RetryAt: not null };
}
