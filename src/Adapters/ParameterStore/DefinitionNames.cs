using Tokens.Domain;
using Tokens.Domain.Connections;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Which parameters a version of a definition names, as it was written: it may be one that no rule accepts today.</summary>
internal static class DefinitionNames
{
    public static IReadOnlySet<ParameterName> Of(DefinitionOwner owner, string json, ParameterLayout layout) =>
        DefinitionJson.Parse(json) is Parsed<ConnectionDefinition>.Valid { Value: var definition }
            ? Texts(owner, definition, layout)
                .Select(ParameterName.Parse)
                .OfType<Parsed<ParameterName>.Valid>()
                .Select(name => name.Value)
                .ToHashSet()
            : new HashSet<ParameterName>();

    private static IEnumerable<string> Texts(
        DefinitionOwner owner,
        ConnectionDefinition definition,
        ParameterLayout layout
    ) =>
        owner switch
        {
            DefinitionOwner.OfClient client =>
            [
                definition.ClientId ?? layout.ClientId(client.Name).Value,
                definition.ClientSecret ?? layout.ClientSecret(client.Name).Value,
            ],
            DefinitionOwner.OfConnection connection =>
            [
                definition.ClientId ?? layout.ClientId(connection.Name).Value,
                definition.ClientSecret ?? layout.ClientSecret(connection.Name).Value,
                definition.RefreshToken ?? layout.RefreshToken(connection.Name).Value,
                definition.AccessToken ?? layout.AccessToken(connection.Name).Value,
                definition.InstanceUrl ?? layout.InstanceUrl(connection.Name).Value,
            ],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
