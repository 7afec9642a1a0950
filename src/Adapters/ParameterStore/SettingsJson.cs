using System.Text.Json;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Reads the deployment's settings (<c>{root}/settings</c>), which the stack writes: a JSON object whose keys are the
/// functions' environment variables.
/// </summary>
public static class SettingsJson
{
    /// <summary>
    /// What may be set there. Not the root, below which the settings lie, and nothing of AWS: whoever may write the
    /// parameter must not choose which account or endpoint an operator's credentials go to.
    /// </summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        "TOKENS_SWEEP_INTERVAL",
        "TOKENS_KMS_KEY_ID",
        "TOKENS_ALLOWED_HOSTS",
        "TOKENS_CREDENTIAL_PATHS",
        "TOKENS_OUTPUT_PATHS",
        "TOKENS_ALERT_TOPIC_ARN",
        "TOKENS_COMPLETED_TOPIC_ARN",
    ];

    /// <summary>The values of the variables that are set. Unknown keys are ignored: a newer stack may write more.</summary>
    public static Parsed<IReadOnlyDictionary<string, string>> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : Invalid("is not a JSON object");
        }
        catch (JsonException malformed)
        {
            // The exception's own message may quote the text.
            return Invalid(
                $"is malformed JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}"
            );
        }
        // Half a surrogate pair: escaped, it shows when it is read; as it stands, already when it is parsed.
        catch (Exception half) when (half is InvalidOperationException or ArgumentException)
        {
            return Invalid("contains half a character (\\ud800 to \\udfff alone)");
        }
    }

    private static Parsed<IReadOnlyDictionary<string, string>> Read(JsonElement root)
    {
        var values = new Dictionary<string, string>();
        var problems = new List<string>();
        foreach (var field in root.EnumerateObject().Where(field => Variables.Contains(field.Name)))
        {
            if (field.Value.ValueKind != JsonValueKind.String)
            {
                problems.Add($"{field.Name} is not a text");
            }
            else if (!values.TryAdd(field.Name, field.Value.GetString()!))
            {
                problems.Add($"{field.Name} is given twice");
            }
        }

        return problems.Count == 0
            ? new Parsed<IReadOnlyDictionary<string, string>>.Valid(values)
            : Invalid(Problems.Join(problems));
    }

    private static Parsed<IReadOnlyDictionary<string, string>>.Invalid Invalid(string problem) => new(problem);
}
