using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Reads from a parameter's policies when it ends; the reminders of what was not changed are <see cref="PolicyJson"/>'s.</summary>
public static class ExpirationJson
{
    private const string Expiration = "Expiration";

    private const string Notification = "ExpirationNotification";

    private const string Version = "1.0";

    /// <param name="policies">Each a JSON object; one of another type, or that cannot be read, is passed over.</param>
    /// <returns>Null where nothing deletes it: then there is nothing to remind of either.</returns>
    public static StoredExpiration? Read(IEnumerable<string> policies)
    {
        var documents = policies.Select(Parse).OfType<ExpirationDocument>().ToList();
        var ends = documents.Where(one => one.Type == Expiration).Select(one => one.Attributes?.Timestamp);
        return
            ends.FirstOrDefault() is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new StoredExpiration(at.ToUniversalTime(), [.. documents.Select(Before).OfType<TimeSpan>()])
            : null;
    }

    /// <summary>The policy that deletes, as it stands in the event of its action.</summary>
    public static string WriteEnd(DateTimeOffset at) =>
        Write(
            Expiration,
            new(at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), null, null)
        );

    /// <summary>The policy that reminds, as it stands in the event of its action.</summary>
    public static string WriteReminder(TimeSpan before)
    {
        var hours = (long)before.TotalHours;
        var (count, unit) = hours % 24 == 0 ? (hours / 24, "Days") : (hours, "Hours");
        return Write(Notification, new(null, count.ToString(CultureInfo.InvariantCulture), unit));
    }

    private static string Write(string type, ExpirationAttributes attributes) =>
        JsonSerializer.Serialize(
            new ExpirationDocument(type, Version, attributes),
            ExpirationJsonContext.Default.ExpirationDocument
        );

    private static ExpirationDocument? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ExpirationJsonContext.Default.ExpirationDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? Before(ExpirationDocument document) =>
        document is { Type: Notification, Attributes: { Before: { } text, Unit: var unit } }
        && ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? unit switch
            {
                "Days" => TimeSpan.FromDays(count),
                "Hours" => TimeSpan.FromHours(count),
                _ => null,
            }
            : null;
}

internal sealed record ExpirationDocument(string Type, string Version, ExpirationAttributes? Attributes);

internal sealed record ExpirationAttributes(string? Timestamp, string? Before, string? Unit);

[JsonSerializable(typeof(ExpirationDocument))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ExpirationJsonContext : JsonSerializerContext;
