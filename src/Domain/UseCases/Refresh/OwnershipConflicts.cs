using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Finds the definitions that may not be used because a parameter that they name belongs to another.</summary>
public static class OwnershipConflicts
{
    /// <summary>Reads the history of the definitions in conflict and of no other.</summary>
    /// <returns>Why each of the connections is refused, by its own fault or its client's.</returns>
    public static async Task<IReadOnlyDictionary<ConnectionName, string>> RefusedAsync(
        this ICatalogue definitions,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var ownership = new ParameterOwnership(await WithNamesAsync(definitions, catalogue, cancellation));
        return ownership.Refused(await HistoriesAsync(definitions, ownership, cancellation));
    }

    /// <inheritdoc cref="RefusedAsync"/>
    /// <returns>Why each of the definitions is refused.</returns>
    public static async Task<IReadOnlyDictionary<DefinitionOwner, string>> RefusedOwnersAsync(
        this ICatalogue definitions,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var ownership = new ParameterOwnership(await WithNamesAsync(definitions, catalogue, cancellation));
        return ownership.RefusedOwners(await HistoriesAsync(definitions, ownership, cancellation));
    }

    private static async Task<IReadOnlyDictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>>> HistoriesAsync(
        ICatalogue definitions,
        ParameterOwnership ownership,
        CancellationToken cancellation
    )
    {
        var histories = new Dictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>>();
        foreach (var owner in ownership.InConflict)
        {
            if (await HistoryAsync(definitions, owner, cancellation) is { } history)
            {
                histories[owner] = history;
            }
        }

        return histories;
    }

    /// <summary>Of a definition that cannot be read at all, the newest version that can tells what it named.</summary>
    private static async Task<Catalogue> WithNamesAsync(
        ICatalogue definitions,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var entries = new List<ConnectionEntry>();
        foreach (var entry in catalogue.Entries)
        {
            entries.Add(
                entry is ConnectionEntry.Malformed { Names: null } malformed
                && ConnectionName.Parse(malformed.Name) is Parsed<ConnectionName>.Valid name
                    ? malformed with
                    {
                        Names = await NamesAsync(
                            definitions,
                            new DefinitionOwner.OfConnection(name.Value),
                            cancellation
                        ),
                    }
                    : entry
            );
        }

        var clients = new List<ClientEntry>();
        foreach (var entry in catalogue.Clients)
        {
            clients.Add(
                entry is ClientEntry.Malformed { Names: null } malformed
                && ClientName.Parse(malformed.Name) is Parsed<ClientName>.Valid name
                    ? malformed with
                    {
                        Names = await NamesAsync(definitions, new DefinitionOwner.OfClient(name.Value), cancellation),
                    }
                    : entry
            );
        }

        return new Catalogue(entries, clients);
    }

    private static async Task<IReadOnlySet<ParameterName>?> NamesAsync(
        ICatalogue definitions,
        DefinitionOwner owner,
        CancellationToken cancellation
    ) =>
        (await HistoryAsync(definitions, owner, cancellation))
            ?.LastOrDefault(version => version.Names is not null)
            ?.Names;

    /// <returns>Null where it cannot be read.</returns>
    private static async Task<IReadOnlyList<DefinitionVersion>?> HistoryAsync(
        ICatalogue definitions,
        DefinitionOwner owner,
        CancellationToken cancellation
    )
    {
        try
        {
            return await definitions.HistoryAsync(owner, cancellation);
        }
        catch (StoreException)
        {
            // Whoever is in conflict with it is then refused, which its reason says.
            return null;
        }
    }
}
