using System.Text.Json;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Reads a definition's JSON. Field by field and not by a serialiser: a misspelt field that were passed over in silence
/// would be a connection that does something else than its owner thinks.
/// </summary>
public static class DefinitionJson
{
    public static Parsed<ConnectionDefinition> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : new Parsed<ConnectionDefinition>.Invalid("is no JSON object; begin it with {");
        }
        catch (JsonException malformed)
        {
            // The exception's own message may quote the text.
            return new Parsed<ConnectionDefinition>.Invalid(
                $"is malformed JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}; mend it there"
            );
        }
        // Escaped, it shows when it is read; as it stands, already when it is parsed.
        catch (Exception half) when (half is InvalidOperationException or ArgumentException)
        {
            return new Parsed<ConnectionDefinition>.Invalid(
                "holds half a character (\\ud800 to \\udfff alone); mend it"
            );
        }
    }

    /// <summary>A client's definition has some of a connection's fields and no others.</summary>
    public static Parsed<ClientDefinition> ParseClient(string json) => Parse(json).Then(OfClient);

    private static Parsed<ClientDefinition> OfClient(ConnectionDefinition read)
    {
        var problems = read.ConnectionFields()
            .Select(field => $"field {field}: belongs to a connection; remove it from the client")
            .ToList();
        return problems.Count == 0 ? read.OwnClient() : new Parsed<ClientDefinition>.Invalid(Problems.Join(problems));
    }

    private static Parsed<ConnectionDefinition> Read(JsonElement root)
    {
        var definition = new ConnectionDefinition();
        var seen = new HashSet<string>();
        var problems = new List<string>();
        foreach (var field in root.EnumerateObject())
        {
            if (!seen.Add(field.Name))
            {
                problems.Add($"field {Shown(field.Name)}: is given twice; remove one");
            }
            else if (Apply(definition, field) is { } applied)
            {
                definition = applied;
            }
            else
            {
                problems.Add(ProblemOf(field));
            }
        }

        return problems.Count == 0 ? definition : new Parsed<ConnectionDefinition>.Invalid(Problems.Join(problems));
    }

    /// <summary>The definition with the field; null where there is no such field or its value is of another type.</summary>
    private static ConnectionDefinition? Apply(ConnectionDefinition definition, JsonProperty field) =>
        field.Value.ValueKind switch
        {
            JsonValueKind.String => Apply(definition, field.Name, field.Value.GetString()!),
            JsonValueKind.True or JsonValueKind.False => Apply(definition, field.Name, field.Value.GetBoolean()),
            JsonValueKind.Array when field.Name == "remindBefore" && Texts(field.Value) is { } reminders => definition with
            {
                RemindBefore = reminders,
            },
            JsonValueKind.Object when field.Name == "extraFields" && Fields(field.Value) is { } extra => definition with
            {
                ExtraFields = extra,
            },
            _ => null,
        };

    private static ConnectionDefinition? Apply(ConnectionDefinition definition, string field, string text) =>
        field switch
        {
            "client" => definition with { Client = text },
            "provider" => definition with { Provider = text },
            "tokenEndpoint" => definition with { TokenEndpoint = text },
            "authorizationEndpoint" => definition with { AuthorizationEndpoint = text },
            "grant" => definition with { Grant = text },
            "scope" => definition with { Scope = text },
            "clientAuthentication" => definition with { ClientAuthentication = text },
            "bodyFormat" => definition with { BodyFormat = text },
            "clientId" => definition with { ClientId = text },
            "clientSecret" => definition with { ClientSecret = text },
            "refreshToken" => definition with { RefreshToken = text },
            "accessToken" => definition with { AccessToken = text },
            "instanceUrl" => definition with { InstanceUrl = text },
            "accessTokenLifetime" => definition with { AccessTokenLifetime = text },
            "rotateEvery" => definition with { RotateEvery = text },
            "grace" => definition with { Grace = text },
            "secretIssuedAt" => definition with { SecretIssuedAt = text },
            "refreshTokenExpiresAt" => definition with { RefreshTokenExpiresAt = text },
            _ => null,
        };

    private static ConnectionDefinition? Apply(ConnectionDefinition definition, string field, bool value) =>
        field switch
        {
            "enabled" => definition with { Enabled = value },
            "refreshTokenRotates" => definition with { RefreshTokenRotates = value },
            _ => null,
        };

    private static string ProblemOf(JsonProperty field) =>
        field.Name switch
        {
            "enabled" or "refreshTokenRotates" => $"field {field.Name}: is neither true nor false",
            "remindBefore" => "field remindBefore: is no list of texts, as in [\"30d\",\"7d\"]",
            "extraFields" => "field extraFields: is no object of texts, each given once, as in {\"audience\":\"…\"}",
            _ when Apply(new ConnectionDefinition(), field.Name, "") is not null => $"field {field.Name}: is no text",
            _ => $"field {Shown(field.Name)}: is not known; see the list of fields and mend or remove it",
        };

    private static List<string>? Texts(JsonElement array)
    {
        var items = array.EnumerateArray().ToList();
        return items.TrueForAll(item => item.ValueKind == JsonValueKind.String)
            ? items.ConvertAll(item => item.GetString()!)
            : null;
    }

    private static Dictionary<string, string>? Fields(JsonElement fields)
    {
        var texts = new Dictionary<string, string>();
        foreach (var field in fields.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.String || !texts.TryAdd(field.Name, field.Value.GetString()!))
            {
                return null;
            }
        }

        return texts;
    }

    private static string Shown(string name) => $"\"{PlainText.OneLine(string.Concat(name.Take(40)))}\"";
}
