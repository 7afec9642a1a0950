using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Gathers what the decisions of a run rest on, in as few questions to the store as there can be.</summary>
public sealed class TakeSnapshot(
    ICatalogue catalogue,
    IStatuses statuses,
    IAccessTokens tokens,
    ICredentialStore credentials
)
{
    /// <param name="names">Those named by hand; null for all.</param>
    /// <exception cref="StoreException">The catalogue or the statuses could not be read.</exception>
    public async Task<Snapshot> TakeAsync(IReadOnlyList<string>? names, CancellationToken cancellation)
    {
        var (all, asked, remembered) = names is null
            ? await AllAsync(cancellation)
            : await NamedAsync(names, cancellation);
        var refused = await catalogue.RefusedAsync(all, cancellation);
        var outputs = await tokens.ReadStateAsync([.. asked.Select(entry => entry.Connection)], cancellation);
        var changes = await ChangesAsync(asked, remembered, cancellation);
        return new SnapshotBuilder(all, refused, remembered, outputs, changes).Make(names);
    }

    /// <summary>Both at once: neither question needs the other's answer.</summary>
    private async Task<Gathered> AllAsync(CancellationToken cancellation)
    {
        var entries = catalogue.AllAsync(cancellation);
        var remembered = statuses.AllAsync(cancellation);
        // Where both fail, the definitions' failure is told: neither is left unwatched.
        await Task.WhenAll(entries, remembered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new Gathered(await entries, [.. (await entries).Connections], await remembered);
    }

    /// <summary>The whole catalogue too: whether a connection would write over another's parameter shows only there.</summary>
    private async Task<Gathered> NamedAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var entries = await catalogue.AllAsync(cancellation);
        List<ConnectionEntry.Defined> asked =
        [
            .. entries.Connections.Where(entry => names.Contains(entry.Connection.Name.Value)),
        ];
        return new Gathered(
            entries,
            asked,
            await statuses.NamedAsync([.. asked.Select(entry => entry.Connection.Name)], cancellation)
        );
    }

    /// <summary>Only a connection that a person must mend is worth the question whether somebody did.</summary>
    private Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangesAsync(
        IEnumerable<ConnectionEntry.Defined> defined,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> remembered,
        CancellationToken cancellation
    )
    {
        var sources = defined
            .Where(entry => NeedsAction(remembered.GetValueOrDefault(entry.Connection.Name)))
            .SelectMany(entry => entry.Connection.Credentials.All)
            .ToHashSet();
        return credentials.ChangedAtAsync(sources, cancellation);
    }

    private static bool NeedsAction(ConnectionStatus? status) =>
        status
            is { Effective.State: ConnectionState.SignInAgain or ConnectionState.SecretRefused }
                or { Effective.State: ConnectionState.Misconfigured, RetryAt: not null };

    /// <param name="Catalogue">All that there is.</param>
    /// <param name="Asked">Those of them that the run is about.</param>
    /// <param name="Remembered">What is remembered of these.</param>
    private sealed record Gathered(
        Catalogue Catalogue,
        IReadOnlyList<ConnectionEntry.Defined> Asked,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> Remembered
    );
}
