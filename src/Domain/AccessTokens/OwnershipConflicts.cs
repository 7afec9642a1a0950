using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Finds the definitions that may not be used because a parameter that they name belongs to another.</summary>
public static class OwnershipConflicts
{
    /// <summary>Reads the history of the definitions in conflict and of no other.</summary>
    /// <returns>Why each of the connections is refused, by its own fault or its client's.</returns>
    public static async Task<IReadOnlyDictionary<ConnectionName, string>> RefusedAsync(
        this IConnectionCatalogue definitions,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var ownership = new ParameterOwnership(catalogue);
        return ownership.Refused(await HistoriesAsync(definitions, ownership, cancellation));
    }

    /// <inheritdoc cref="RefusedAsync"/>
    /// <returns>Why each of the definitions is refused.</returns>
    public static async Task<IReadOnlyDictionary<DefinitionOwner, string>> RefusedOwnersAsync(
        this IConnectionCatalogue definitions,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var ownership = new ParameterOwnership(catalogue);
        return ownership.RefusedOwners(await HistoriesAsync(definitions, ownership, cancellation));
    }

    private static async Task<IReadOnlyDictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>>> HistoriesAsync(
        IConnectionCatalogue definitions,
        ParameterOwnership ownership,
        CancellationToken cancellation
    )
    {
        var histories = new Dictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>>();
        foreach (var owner in ownership.InConflict)
        {
            try
            {
                histories[owner] = await definitions.HistoryAsync(owner, cancellation);
            }
            catch (StoreException)
            {
                // Left out: nobody knows how long it has named the parameter, so it does not own it. That is its reason.
            }
        }

        return histories;
    }
}
