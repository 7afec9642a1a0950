using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>A token endpoint's answer as it came, its JSON's fields as text (RFC 6749, sections 5.1 and 5.2).</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record TokenResponse(int Status)
{
    public Secret? AccessToken { get; init; }
    public Secret? RefreshToken { get; init; }

    /// <summary><c>expires_in</c>.</summary>
    public string? ExpiresIn { get; init; }

    /// <summary><c>expires_at</c> or <c>expires_on</c>.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary><c>instance_url</c> (Salesforce).</summary>
    public string? InstanceUrl { get; init; }

    /// <summary><c>error</c>, or where else the provider's profile says that the code is.</summary>
    public string? Error { get; init; }

    /// <summary><c>error_description</c>, or where else the provider's profile says that the text is.</summary>
    public string? ErrorDescription { get; init; }

    /// <summary>How long the Retry-After header asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is wrong with the body where it is no JSON object, or one cut short; null where it is fine.</summary>
    public string? Unreadable { get; init; }
}
