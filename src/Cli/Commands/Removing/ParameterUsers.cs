namespace Tokens.Cli.Commands.Removing;

/// <summary>Finds the definitions that name a parameter as their own.</summary>
internal static class ParameterUsers
{
    /// <param name="parameter">The parameter.</param>
    /// <param name="all">All that there is.</param>
    /// <param name="except">The one that is to be removed.</param>
    /// <returns>Their names; empty where nobody else uses it.</returns>
    public static string Of(ParameterName parameter, Catalogue all, DefinitionOwner except)
    {
        var clients = all
            .Clients.Where(entry => !(except is DefinitionOwner.OfClient removed && removed.Name.Value == entry.Name))
            .Where(entry => ParameterOwnership.Parameters(entry).Contains(parameter))
            .Select(entry => $"client {entry.Name}");
        var connections = all
            .Connections.Select(entry => entry.Connection)
            .Where(connection => except != new DefinitionOwner.OfConnection(connection.Name))
            .Where(connection => ParameterOwnership.Parameters(connection).Contains(parameter))
            .Select(connection => connection.Name.Value);
        return string.Join(", ", clients.Concat(connections));
    }
}
