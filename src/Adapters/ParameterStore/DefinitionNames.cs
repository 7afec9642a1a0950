using System.Text.Json;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Which parameters a version of a definition names. As it was written, whatever else is wrong with it: what a definition
/// names stays its own while it is broken.
/// </summary>
internal static class DefinitionNames
{
    /// <returns>Null where it is no JSON object.</returns>
    public static IReadOnlySet<ParameterName>? Of(DefinitionOwner owner, string json, ParameterLayout layout)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Of(owner, document.RootElement, layout)
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static HashSet<ParameterName> Of(DefinitionOwner owner, JsonElement definition, ParameterLayout layout) =>
        Standard(owner, layout)
            .SelectMany(one => Given(definition, one.Field.Name).DefaultIfEmpty(one.Place.Value))
            .Select(ParameterName.Parse)
            .OfType<Parsed<ParameterName>.Valid>()
            .Select(name => name.Value)
            .ToHashSet();

    /// <summary>Of a field that is given twice, both.</summary>
    private static IEnumerable<string> Given(JsonElement definition, string field) =>
        definition
            .EnumerateObject()
            .Where(property => property.Name == field && property.Value.ValueKind == JsonValueKind.String)
            .Select(property => property.Value.GetString()!);

    private static (DefinitionField Field, ParameterName Place)[] Standard(
        DefinitionOwner owner,
        ParameterLayout layout
    ) =>
        owner switch
        {
            DefinitionOwner.OfClient client =>
            [
                (ClientFields.ClientId, layout.ClientId(client.Name)),
                (ClientFields.ClientSecret, layout.ClientSecret(client.Name)),
            ],
            DefinitionOwner.OfConnection connection =>
            [
                (ClientFields.ClientId, layout.ClientId(connection.Name)),
                (ClientFields.ClientSecret, layout.ClientSecret(connection.Name)),
                (ConnectionFields.RefreshToken, layout.RefreshToken(connection.Name)),
                (ConnectionFields.AccessToken, layout.AccessToken(connection.Name)),
                (ConnectionFields.InstanceUrl, layout.InstanceUrl(connection.Name)),
            ],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
