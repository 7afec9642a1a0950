using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Adapters.ParameterStore;

/// <summary>A status as it lies in its parameter.</summary>
public static class StatusJson
{
    /// <summary>A provider's words are short by now; this keeps the record within a standard parameter all the same.</summary>
    private const int LongestReason = 2000;

    private static readonly Dictionary<ConnectionState, string> Words = new()
    {
        [ConnectionState.Healthy] = "healthy",
        [ConnectionState.Retrying] = "retrying",
        [ConnectionState.SecretRefused] = "secret-refused",
        [ConnectionState.SignInAgain] = "sign-in-again",
        [ConnectionState.Misconfigured] = "misconfigured",
    };

    /// <summary>The stored word, which the command's answers show as well.</summary>
    public static string WordOf(ConnectionState state) => Words[state];

    public static string Write(ConnectionStatus status) =>
        NestedReferences.Escape(
            JsonSerializer.Serialize(
                new StatusDocument
                {
                    State = Words[status.State],
                    Since = status.Since,
                    Reason = status.Reason is { Length: > LongestReason } reason ? Beginning(reason) : status.Reason,
                    Failures = status.Failures == 0 ? null : status.Failures,
                    RetryAt = status.RetryAt,
                    Underlying = status.Underlying is { } behind ? Words[behind.State] : null,
                    BehindSince = status.Underlying?.Since,
                    LastNotified = status.LastNotified is { } notified ? Words[notified.State] : null,
                    LastNotifiedSince = status.LastNotified?.Since,
                    RememberedFirst = status.HasUsedToken ? true : null,
                    FallbackVersion = status.FallbackVersion,
                    Lifetime = status.Lifetime is { } lifetime
                        ? ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s"
                        : null,
                },
                StatusJsonContext.Default.StatusDocument
            )
        );

    public static Parsed<ConnectionStatus> Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StatusJsonContext.Default.StatusDocument) is { } document
                ? Parse(document)
                : new Parsed<ConnectionStatus>.Invalid("is empty");
        }
        catch (JsonException broken)
        {
            return new Parsed<ConnectionStatus>.Invalid(
                FieldOf(broken) is { } field ? $"field {field}: is no value of its kind" : "is no JSON of a status"
            );
        }
        catch (ArgumentException)
        {
            return new Parsed<ConnectionStatus>.Invalid("holds half a character");
        }
    }

    /// <summary>One of ours only: the exception's own words may quote the text.</summary>
    private static string? FieldOf(JsonException broken) =>
        StatusJsonContext
            .Default.StatusDocument.Properties.Select(property => property.Name)
            .FirstOrDefault(field => broken.Path == "$." + field);

    private static string Beginning(string reason) =>
        char.IsHighSurrogate(reason[LongestReason - 1]) ? reason[..(LongestReason - 1)] : reason[..LongestReason];

    private static Parsed<ConnectionStatus> Parse(StatusDocument document)
    {
        if (StateOf(document.State) is not { } known)
        {
            return new Parsed<ConnectionStatus>.Invalid("field state: is none that is known here");
        }

        if (document.Since is not { } since)
        {
            return new Parsed<ConnectionStatus>.Invalid("field since: is missing");
        }

        if (document.Failures < 0)
        {
            return new Parsed<ConnectionStatus>.Invalid("field failures: is below zero");
        }

        return new ConnectionStatus(known, since)
        {
            // As an earlier version, or whoever else may write it, left it.
            Reason = document.Reason is { } reason ? ProviderErrorText.Stored(reason) : null,
            Failures = document.Failures ?? 0,
            RetryAt = document.RetryAt,
            HasUsedToken = document.RememberedFirst ?? false,
            Underlying = Effective(document.Underlying, document.BehindSince),
            LastNotified = Effective(document.LastNotified, document.LastNotifiedSince),
            FallbackVersion = document.FallbackVersion,
            Lifetime = document.Lifetime is { } text ? (Duration.Parse(text) as Parsed<TimeSpan>.Valid)?.Value : null,
        };
    }

    private static StateSince? Effective(string? state, DateTimeOffset? since) =>
        StateOf(state) is { } known && since is { } begun ? new StateSince(known, begun) : null;

    private static ConnectionState? StateOf(string? text) =>
        Words.Where(word => word.Value == text).Select(word => (ConnectionState?)word.Key).FirstOrDefault();
}

internal sealed class StatusDocument
{
    public string? State { get; init; }
    public DateTimeOffset? Since { get; init; }
    public string? Reason { get; init; }
    public int? Failures { get; init; }
    public DateTimeOffset? RetryAt { get; init; }
    public bool? RememberedFirst { get; init; }

    [JsonPropertyName("behind")]
    public string? Underlying { get; init; }
    public DateTimeOffset? BehindSince { get; init; }
    public string? LastNotified { get; init; }
    public DateTimeOffset? LastNotifiedSince { get; init; }

    [JsonPropertyName("runningOnVersion")]
    public long? FallbackVersion { get; init; }
    public string? Lifetime { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
