using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Finds the connections that may not be used because a parameter that they name belongs to another.</summary>
public static class OwnershipConflicts
{
    /// <summary>Reads the history of the definitions in conflict and of no other.</summary>
    /// <returns>Why each of them is refused.</returns>
    public static async Task<IReadOnlyDictionary<ConnectionName, string>> RefusedAsync(
        this IConnectionCatalogue definitions,
        Catalogue catalogue,
        CancellationToken cancellation
    )
    {
        var ownership = new ParameterOwnership(catalogue);
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

        return ownership.Refused(histories);
    }
}
