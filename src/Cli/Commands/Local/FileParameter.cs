using System.Text.Json;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Commands.Local;

/// <summary>A parameter in the file: its value, or an object <c>{"value":…,"policies":[…]}</c>.</summary>
internal sealed record FileParameter(string Value)
{
    public IReadOnlyList<NoChangeNotification> Reminders { get; init; } = [];

    public StoredExpiration? Expiration { get; init; }

    /// <summary>Any other JSON object is a definition.</summary>
    /// <returns>Null if its policies are invalid.</returns>
    public static FileParameter? Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        return json.ValueKind switch
        {
            JsonValueKind.String => new FileParameter(json.GetString()!),
            JsonValueKind.Object when json.TryGetProperty("policies", out var policies) => json.TryGetProperty(
                "value",
                out var value
            )
            && value.ValueKind == JsonValueKind.String
                ? WithPolicies(value.GetString()!, policies)
                : null,
            _ => new FileParameter(text),
        };
    }

    /// <summary>Only policies that Parameter Store accepts: an invalid one would silently never act.</summary>
    private static FileParameter? WithPolicies(string value, JsonElement policies)
    {
        if (policies.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        string[] texts = [.. policies.EnumerateArray().Select(policy => policy.GetRawText())];
        var reminders = texts.Select(PolicyJson.Read).OfType<NoChangeNotification>().ToList();
        var expiration = ExpirationJson.Read(texts);
        var known = reminders.Count + (expiration is null ? 0 : 1 + expiration.RemindBefore.Count);
        return known == texts.Length && known <= NoChangeNotification.Most
            ? new FileParameter(value) { Reminders = reminders, Expiration = expiration }
            : null;
    }
}
