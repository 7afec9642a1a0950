using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Adapters.ParameterStore;

/// <summary>A claim on a refresh token as it lies in its parameter.</summary>
/// <param name="Owner">Tells an attempt from every other one.</param>
/// <param name="At">When it was written, by its owner's clock; the store's own counts.</param>
/// <param name="LeaseSeconds">How long the owner may take.</param>
/// <param name="Finished">The last attempt that is over; only in the first attempt's claim.</param>
internal sealed record LeaseDocument(
    string? Parameter,
    long? Version,
    DateTimeOffset? ModifiedAt,
    string? Owner,
    DateTimeOffset? At,
    double? LeaseSeconds,
    int? Finished
)
{
    public static LeaseDocument Of(TokenLease claim) =>
        new(
            claim.Token.Parameter.Value,
            claim.Token.Version.Number,
            claim.Token.Version.ModifiedAt,
            null,
            null,
            claim.Length.TotalSeconds,
            null
        );

    /// <summary>Null where what is needed is missing.</summary>
    public RefreshTokenVersion? Token() =>
        ParameterName.Parse(Parameter ?? "") is Parsed<ParameterName>.Valid { Value: var name }
        && (Version, ModifiedAt) is ({ } number, { } modifiedAt)
            ? new RefreshTokenVersion(name, new CredentialVersion(number, modifiedAt))
            : null;

    /// <summary>What cannot be a lease counts as the longest, since its owner may be at work.</summary>
    public TimeSpan Lease() =>
        LeaseSeconds is { } seconds and >= 0 && seconds < StoredLease.LongestLease.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : StoredLease.LongestLease;
}

internal static class LeaseJson
{
    public static string Write(LeaseDocument document) =>
        JsonSerializer.Serialize(document, LeaseJsonContext.Default.LeaseDocument);

    /// <summary>Null where it is none.</summary>
    public static LeaseDocument? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, LeaseJsonContext.Default.LeaseDocument);
        }
        // The two others: half a surrogate pair.
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LeaseDocument))]
internal sealed partial class LeaseJsonContext : JsonSerializerContext;
