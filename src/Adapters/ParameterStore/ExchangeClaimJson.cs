using System.Text.Json;
using System.Text.Json.Serialization;
using Tokens.Domain;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Adapters.ParameterStore;

/// <summary>A claim on a refresh token as it lies in its parameter.</summary>
/// <param name="Owner">Tells an attempt from every other one.</param>
/// <param name="At">When it was written, by its owner's clock; the store's own counts.</param>
/// <param name="LeaseSeconds">How long the owner may take.</param>
/// <param name="Finished">The last attempt that is over; only in the first attempt's claim.</param>
internal sealed record ExchangeClaimDocument(
    string? Parameter,
    long? Version,
    DateTimeOffset? ModifiedAt,
    string? Owner,
    DateTimeOffset? At,
    double? LeaseSeconds,
    int? Finished
)
{
    public static ExchangeClaimDocument Of(ExchangeClaim claim) =>
        new(
            claim.Token.Parameter.Value,
            claim.Token.Version.Number,
            claim.Token.Version.ModifiedAt,
            null,
            null,
            claim.Lease.TotalSeconds,
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
        LeaseSeconds is { } seconds and >= 0 && seconds < StoredExchangeClaim.LongestLease.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : StoredExchangeClaim.LongestLease;
}

internal static class ExchangeClaimJson
{
    public static string Write(ExchangeClaimDocument document) =>
        JsonSerializer.Serialize(document, ExchangeClaimJsonContext.Default.ExchangeClaimDocument);

    /// <summary>Null where it is none.</summary>
    public static ExchangeClaimDocument? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ExchangeClaimJsonContext.Default.ExchangeClaimDocument);
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
[JsonSerializable(typeof(ExchangeClaimDocument))]
internal sealed partial class ExchangeClaimJsonContext : JsonSerializerContext;
