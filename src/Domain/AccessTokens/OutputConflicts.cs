using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.AccessTokens;

/// <summary>Finds connections whose results would be written over what belongs to another.</summary>
public static class OutputConflicts
{
    /// <summary>
    /// The problem of each connection that has one. Whoever writes into the folder that bears its name goes on, and a
    /// credential is never written over, whichever definition is the older. Of two that write one parameter elsewhere, the
    /// one whose definition was changed first goes on: a new definition cannot stop an old one.
    /// </summary>
    public static IReadOnlyDictionary<ConnectionName, string> Find(IEnumerable<CatalogueEntry.Defined> entries)
    {
        List<Connection> connections =
        [
            .. entries
                .OrderBy(entry => entry.ChangedAt)
                .ThenBy(entry => entry.Connection.Name.Value)
                .Select(entry => entry.Connection),
        ];
        var written = First(connections, connection => Outputs(connection).Where(name => IsAtHome(connection, name)));
        var read = First(connections, Credentials);
        var problems = new Dictionary<ConnectionName, string>();
        foreach (var connection in connections)
        {
            if (Problem(connection, read, written) is { } problem)
            {
                problems[connection.Name] = problem;
                continue;
            }

            foreach (var name in Outputs(connection))
            {
                written.TryAdd(name, connection.Name);
            }
        }

        return problems;
    }

    private static Dictionary<ParameterName, ConnectionName> First(
        IEnumerable<Connection> connections,
        Func<Connection, IEnumerable<ParameterName>> names
    ) =>
        connections
            .SelectMany(connection => names(connection).Select(name => (Name: name, By: connection.Name)))
            .DistinctBy(use => use.Name)
            .ToDictionary(use => use.Name, use => use.By);

    /// <summary>Its own credentials are none of the problems: one definition does not name a parameter twice.</summary>
    private static string? Problem(
        Connection connection,
        Dictionary<ParameterName, ConnectionName> read,
        Dictionary<ParameterName, ConnectionName> written
    )
    {
        foreach (var output in Outputs(connection))
        {
            if (!IsAtHome(connection, output) && read.TryGetValue(output, out var reader))
            {
                return $"{output} holds a credential of connection {reader}; have accessToken and instanceUrl written elsewhere";
            }

            if (written.TryGetValue(output, out var writer) && writer != connection.Name)
            {
                return $"{output} is written by connection {writer} already; have accessToken and instanceUrl written elsewhere";
            }
        }

        return Credentials(connection).FirstOrDefault(written.ContainsKey) is { } name
            ? $"{name} is written by connection {written[name]}; a credential needs a parameter of its own"
            : null;
    }

    private static bool IsAtHome(Connection connection, ParameterName name) =>
        name.Value.Split('/') is [.., var folder, _] && folder == connection.Name.Value;

    private static IEnumerable<ParameterName> Credentials(Connection connection) =>
        connection.Credentials.All.OfType<CredentialSource.InParameter>().Select(source => source.Name);

    private static IEnumerable<ParameterName> Outputs(Connection connection) =>
        connection.Provider.TellsInstanceUrl
            ? [connection.Outputs.AccessToken, connection.Outputs.InstanceUrl]
            : [connection.Outputs.AccessToken];
}
