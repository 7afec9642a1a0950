using System.Globalization;
using Tokens.Domain.Connections;

namespace Tokens.Adapters.Seals;

/// <summary>
/// KMS's encryption context: what must be said again to open what was sealed, and what KMS writes into CloudTrail. It ties
/// each part to its connection and to its place, so that parts can be neither left out nor put in another order.
/// </summary>
internal static class SealContext
{
    private const string Connection = "tokens:connection";
    private const string Part = "tokens:part";

    /// <param name="connection">Whose the secret is.</param>
    /// <param name="number">Counts from 1.</param>
    /// <param name="count">How many parts there are.</param>
    public static Dictionary<string, string> Of(ConnectionName connection, int number, int count) =>
        new()
        {
            [Connection] = connection.Value,
            [Part] = string.Create(CultureInfo.InvariantCulture, $"{number}/{count}"),
        };
}
