using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.AccessTokens;

/// <summary>Finds connections whose results would be written over what belongs to another.</summary>
public static class OutputConflicts
{
    /// <summary>
    /// The problem of each connection that has one. Of two that collide, the one defined first goes on: a new definition
    /// cannot stop an old one.
    /// </summary>
    public static IReadOnlyDictionary<ConnectionName, string> Find(IEnumerable<CatalogueEntry.Defined> entries)
    {
        var read = new Dictionary<ParameterName, ConnectionName>();
        var written = new Dictionary<ParameterName, ConnectionName>();
        var problems = new Dictionary<ConnectionName, string>();
        foreach (var entry in entries.OrderBy(entry => entry.ChangedAt).ThenBy(entry => entry.Connection.Name.Value))
        {
            var connection = entry.Connection;
            if (Problem(connection, read, written) is { } problem)
            {
                problems[connection.Name] = problem;
                continue;
            }

            foreach (var name in Credentials(connection))
            {
                read.TryAdd(name, connection.Name);
            }

            foreach (var name in Outputs(connection))
            {
                written.Add(name, connection.Name);
            }
        }

        return problems;
    }

    private static string? Problem(
        Connection connection,
        Dictionary<ParameterName, ConnectionName> read,
        Dictionary<ParameterName, ConnectionName> written
    )
    {
        foreach (var output in Outputs(connection))
        {
            if (read.TryGetValue(output, out var reader))
            {
                return $"{output} holds a credential of connection {reader}; have accessToken and instanceUrl written elsewhere";
            }

            if (written.TryGetValue(output, out var writer))
            {
                return $"{output} is written by connection {writer} already; have accessToken and instanceUrl written elsewhere";
            }
        }

        return Credentials(connection).FirstOrDefault(written.ContainsKey) is { } name
            ? $"{name} is written by connection {written[name]}; a credential needs a parameter of its own"
            : null;
    }

    private static IEnumerable<ParameterName> Credentials(Connection connection) =>
        connection.Credentials.All.OfType<CredentialSource.InParameter>().Select(source => source.Name);

    private static IEnumerable<ParameterName> Outputs(Connection connection) =>
        connection.Provider.TellsInstanceUrl
            ? [connection.Outputs.AccessToken, connection.Outputs.InstanceUrl]
            : [connection.Outputs.AccessToken];
}
