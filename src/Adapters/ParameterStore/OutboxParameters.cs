using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Outbox entries as parameters in the <c>claims</c> folder, named after their deduplication key and the attempt. Creating
/// a parameter is the store's only way to let one process win; no name is created again after it was deleted.
/// </summary>
/// <param name="parameters">The store.</param>
/// <param name="layout">Where the folder is.</param>
/// <param name="clock">Dates an entry, for its reader.</param>
/// <param name="newOwner">Makes an id that no attempt has had.</param>
/// <param name="logger">Logs entries that cannot be read.</param>
public sealed partial class OutboxParameters(
    IParameters parameters,
    ParameterLayout layout,
    TimeProvider clock,
    Func<string> newOwner,
    ILogger<OutboxParameters> logger
) : IOutboxStore
{
    public async Task<IReadOnlySet<string>> ExistingAsync(
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var names = keys.Distinct().ToDictionary(key => key, key => new ParameterSelector(NameOf(key, 1)));
        var found = await parameters.GetAsync(names.Values, decrypt: false, cancellation);
        return found.Values.OfType<ParameterLookup.Unreadable>().FirstOrDefault() is { } unreadable
            ? throw new StoreException(unreadable.Reason, unreadable.Kind)
            : names.Where(name => found[name.Value] is ParameterLookup.Found).Select(name => name.Key).ToHashSet();
    }

    public async Task<bool> TryAddAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        var owner = newOwner();
        var document = OutboxDocument.Of(entry.DeduplicationKey, entry.Notification) with
        {
            Owner = owner,
            At = clock.GetUtcNow(),
        };
        return await CreateOnce.TryAsync(
            parameters,
            WriteOf(entry, document),
            found => IsOf(owner, found),
            cancellation
        );
    }

    public Task MarkSentAsync(OutboxEntry entry, DateTimeOffset at, CancellationToken cancellation) =>
        parameters.WriteAsync(
            WriteOf(entry, OutboxDocument.Of(entry.DeduplicationKey, entry.Notification) with { SentAt = at }),
            cancellation
        );

    public async Task<IReadOnlyList<StoredOutboxEntry>> AllAsync(CancellationToken cancellation)
    {
        var entries = new List<StoredOutboxEntry>();
        foreach (var stored in await parameters.ListAsync(layout.Claims, cancellation))
        {
            if (Read(stored) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                LogUnreadable(stored.Name);
            }
        }

        return entries;
    }

    public Task RemoveAsync(IReadOnlyCollection<StoredOutboxEntry> entries, CancellationToken cancellation) =>
        parameters.DeleteAsync([.. entries.Select(stored => NameOf(stored.Entry))], cancellation);

    private static bool IsOf(string owner, Secret found) =>
        OutboxJson.Parse(found.Reveal()) is Parsed<OutboxDocument>.Valid document && document.Value.Owner == owner;

    private StoredOutboxEntry? Read(StoredParameter stored)
    {
        var leaf = stored.Name.Value[(layout.Claims.Value.Length + 1)..];
        var dot = leaf.LastIndexOf('.');
        return
            dot > 0
            && int.TryParse(leaf[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            && OutboxJson.Parse(stored.Value.Reveal()) is Parsed<OutboxDocument>.Valid { Value: var document }
            && document.Notification() is { } notification
            ? new StoredOutboxEntry(
                new OutboxEntry(leaf[..dot], attempt, new DeduplicationKey(document.DeduplicationKey!), notification),
                stored.ModifiedAt,
                document.SentAt is not null
            )
            : null;
    }

    private ParameterWrite WriteOf(OutboxEntry entry, OutboxDocument document) =>
        new(NameOf(entry), Secret.Of(OutboxJson.Write(document)));

    private ParameterName NameOf(OutboxEntry entry) => NameOf(entry.Key, entry.Attempt);

    private ParameterName NameOf(string key, int attempt) =>
        layout.Claims.Append(string.Create(CultureInfo.InvariantCulture, $"{key}.{attempt}"));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The outbox entry in {Parameter} cannot be read and is ignored; delete it once it is 45 days old"
    )]
    private partial void LogUnreadable(ParameterName parameter);
}
