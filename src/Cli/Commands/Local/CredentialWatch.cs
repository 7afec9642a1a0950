using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Commands.Local;

/// <summary>Polls for what Parameter Store sends change events for: credentials that were written or deleted.</summary>
internal sealed class CredentialWatch(ICatalogue catalogue, IParameters parameters, TimeProvider clock)
{
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();
    private Dictionary<ParameterName, CredentialVersion> seen = [];

    /// <summary>The credentials' parameters of the last poll.</summary>
    public IReadOnlyCollection<ParameterName> Names => seen.Keys;

    /// <summary>The changes since the last poll; what existed before the first one is not a change.</summary>
    /// <exception cref="StoreException">The catalogue could not be read.</exception>
    public async Task<IReadOnlyList<CredentialChange>> PollAsync(CancellationToken cancellation)
    {
        var now = await ReadAsync(cancellation);
        var changes = new List<CredentialChange>();
        foreach (var (name, version) in now)
        {
            if (seen.TryGetValue(name, out var before) ? before != version : version.ModifiedAt >= startedAt)
            {
                changes.Add(new CredentialChange(name, version.Number == 1 ? "Create" : "Update", version.ModifiedAt));
            }
        }

        changes.AddRange(
            seen.Keys.Where(name => !now.ContainsKey(name))
                .Select(name => new CredentialChange(name, "Delete", clock.GetUtcNow()))
        );
        seen = now;
        return changes;
    }

    private async Task<Dictionary<ParameterName, CredentialVersion>> ReadAsync(CancellationToken cancellation)
    {
        var uses = CredentialUse.Index(await catalogue.AllAsync(cancellation));
        // Those of the last poll too: a credential that a mistaken definition no longer names has not been deleted.
        ParameterSelector[] selectors = [.. uses.Keys.Union(seen.Keys).Select(name => new ParameterSelector(name))];
        var found = await parameters.GetAsync(selectors, decrypt: false, cancellation);
        var now = new Dictionary<ParameterName, CredentialVersion>();
        foreach (var (selector, lookup) in found)
        {
            switch (lookup)
            {
                case ParameterLookup.Found { Parameter: var parameter }:
                    now[selector.Name] = new CredentialVersion(parameter.Version, parameter.ModifiedAt);
                    break;
                // Not readable at the moment, which is not a deletion.
                case ParameterLookup.Unreadable when seen.TryGetValue(selector.Name, out var before):
                    now[selector.Name] = before;
                    break;
            }
        }

        return now;
    }
}

/// <param name="Operation">As in the event: Create, Update or Delete.</param>
internal sealed record CredentialChange(ParameterName Name, string Operation, DateTimeOffset At);
