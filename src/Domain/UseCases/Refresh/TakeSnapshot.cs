using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Reads what the decisions of a run need, in as few calls as possible.</summary>
public sealed class TakeSnapshot(
    ICatalogue catalogue,
    IStatuses statuses,
    IAccessTokens tokens,
    ICredentialStore credentials
)
{
    /// <param name="names">Of the connections to refresh; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">The catalogue or the statuses could not be read.</exception>
    public async Task<Snapshot> TakeAsync(IReadOnlyList<string>? names, CancellationToken cancellation)
    {
        var entries = catalogue.AllAsync(cancellation);
        var saved = names is null ? statuses.AllAsync(cancellation) : null;
        // In parallel. Where both fail, the definitions' failure is reported, and neither is left unobserved.
        await Task.WhenAll(entries, saved ?? Task.CompletedTask)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        // The whole catalogue for a single connection too: only there a conflict with another definition shows.
        var all = await entries;
        var wanted = all.Connections.Where(entry => names?.Contains(entry.Connection.Name.Value) ?? true).ToList();
        var status = saved is null
            ? await statuses.NamedAsync([.. wanted.Select(entry => entry.Connection.Name)], cancellation)
            : await saved;
        var refused = await catalogue.RefusedAsync(all, cancellation);
        var outputs = await tokens.ReadOutputsAsync([.. wanted.Select(entry => entry.Connection)], cancellation);
        var changes = await ChangesAsync(wanted, status, cancellation);
        return new SnapshotBuilder(all, refused, status, outputs, changes).Make(names);
    }

    /// <summary>Only for connections that the operator has to fix.</summary>
    private Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangesAsync(
        IEnumerable<ConnectionEntry.Defined> defined,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> saved,
        CancellationToken cancellation
    )
    {
        var sources = defined
            .Where(entry => NeedsAction(saved.GetValueOrDefault(entry.Connection.Name)))
            .SelectMany(entry => entry.Connection.Credentials)
            .ToHashSet();
        return credentials.ChangedAtAsync(sources, cancellation);
    }

    private static bool NeedsAction(ConnectionStatus? status) =>
        status
            is { Effective.State: ConnectionState.SignInAgain or ConnectionState.SecretRefused }
                or { Effective.State: ConnectionState.Misconfigured, RetryAt: not null };
}
