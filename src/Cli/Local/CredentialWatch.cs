using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Local;

/// <summary>
/// Finds by looking again and again what Parameter Store would tell by events: which credentials were written or deleted.
/// </summary>
internal sealed class CredentialWatch(ICatalogue catalogue, IParameters parameters, TimeProvider clock)
{
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();
    private Dictionary<ParameterName, CredentialVersion> seen = [];

    /// <summary>The parameters of all credentials that were found last.</summary>
    public IReadOnlyCollection<ParameterName> Names => seen.Keys;

    /// <summary>What changed since the last look; what was there before the first is no change.</summary>
    /// <exception cref="StoreException">The catalogue could not be read.</exception>
    public async Task<IReadOnlyList<CredentialChange>> LookAsync(CancellationToken cancellation)
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
        ParameterSelector[] selectors = [.. uses.Keys.Select(name => new ParameterSelector(name))];
        var found = await parameters.GetAsync(selectors, decrypt: false, cancellation);
        var now = new Dictionary<ParameterName, CredentialVersion>();
        foreach (var (selector, lookup) in found)
        {
            switch (lookup)
            {
                case ParameterLookup.Found { Parameter: var parameter }:
                    now[selector.Name] = new CredentialVersion(parameter.Version, parameter.ModifiedAt);
                    break;
                // That it cannot be read at the moment is no deletion.
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
