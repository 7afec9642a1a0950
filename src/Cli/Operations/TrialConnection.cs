namespace Tokens.Cli.Operations;

/// <summary>Finds the connection whose refresh tries a named client's credentials.</summary>
internal static class TrialConnection
{
    /// <summary>Prefers one that has worked: a refusal of one that never did may be about the connection itself.</summary>
    /// <returns>Null if no connection of the client can be refreshed.</returns>
    public static async Task<ConnectionName?> FindAsync(
        TakeSnapshot snapshot,
        ClientName client,
        Catalogue all,
        CancellationToken cancellation
    )
    {
        var users = all.UsersOf(client)
            .Where(user => user.Connection.Enabled)
            .Select(user => user.Connection.Name.Value)
            .ToList();
        if (users.Count == 0)
        {
            return null;
        }

        return (await snapshot.TakeAsync(users, cancellation))
            .Connections.Where(CanTry)
            .OrderByDescending(one => one.HasWorked)
            .ThenByDescending(one => one.Status.State == ConnectionState.Healthy)
            .ThenBy(one => one.Connection.Name.Value, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Connection.Name;
    }

    /// <summary>A problem that no client secret fixes would fail the trial.</summary>
    private static bool CanTry(ConnectionSnapshot one) =>
        one.Status.Effective.State is not (ConnectionState.SignInAgain or ConnectionState.Misconfigured);
}
