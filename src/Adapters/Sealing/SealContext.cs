using System.Globalization;

namespace Tokens.Adapters.Sealing;

/// <summary>
/// KMS's encryption context: what must be said again to open what was sealed, and what KMS writes into CloudTrail. It ties
/// each part to its deployment, its connection and its place: several deployments may share a key, and parts can be
/// neither left out nor put in another order.
/// </summary>
internal static class SealContext
{
    private const string Root = "tokens:root";
    private const string Connection = "tokens:connection";
    private const string Part = "tokens:part";

    /// <param name="root">The deployment's; null for a text of before it was part of the context.</param>
    /// <param name="connection">Whose the secret is.</param>
    /// <param name="number">Counts from 1.</param>
    /// <param name="count">How many parts there are.</param>
    public static Dictionary<string, string> Of(ParameterName? root, ConnectionName connection, int number, int count)
    {
        var context = new Dictionary<string, string>
        {
            [Connection] = connection.Value,
            [Part] = string.Create(CultureInfo.InvariantCulture, $"{number}/{count}"),
        };
        if (root is not null)
        {
            context[Root] = root.Value;
        }

        return context;
    }
}
