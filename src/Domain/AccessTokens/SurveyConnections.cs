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
        // By hand too the whole catalogue: whether a connection would write over another's parameter shows only there.
        var entries = await catalogue.AllAsync(cancellation);
        var asked = entries
            .OfType<CatalogueEntry.Defined>()
            .Where(entry => names?.Contains(entry.Connection.Name.Value) ?? true)
            .ToList();
        var remembered = names is null
            ? await statuses.AllAsync(cancellation)
            : await statuses.NamedAsync([.. asked.Select(entry => entry.Connection.Name)], cancellation);
        var outputs = await tokens.LookUpAsync([.. asked.Select(entry => entry.Connection)], cancellation);
        var changes = await ChangesAsync(asked, remembered, cancellation);
        return new SurveyMaker(entries, remembered, outputs, changes).Make(names);
    }

    /// <summary>Only a connection that a person must mend is worth the question whether somebody did.</summary>
    private Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangesAsync(
        IEnumerable<CatalogueEntry.Defined> defined,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> remembered,
        CancellationToken cancellation
    )
    {
        var sources = defined
            .Where(entry => AwaitsMending(remembered.GetValueOrDefault(entry.Connection.Name)))
            .SelectMany(entry => entry.Connection.Credentials.All)
            .ToHashSet();
        return credentials.ChangedAtAsync(sources, cancellation);
    }

    private static bool AwaitsMending(ConnectionStatus? status) =>
        status
            is { Lasting.State: ConnectionState.SignInAgain or ConnectionState.SecretRefused }
                or { Lasting.State: ConnectionState.Misconfigured, RetryAt: not null };
}
