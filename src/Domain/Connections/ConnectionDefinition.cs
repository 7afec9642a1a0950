namespace Tokens.Domain.Connections;

/// <summary>
/// A connection as its owner wrote it: every field as text, nothing checked yet. The fields and their meaning are those
/// of the definition's JSON (docs/reference/definition.md).
/// </summary>
public sealed record ConnectionDefinition
{
    public string? Provider { get; init; }
    public bool? Enabled { get; init; }
    public string? TokenEndpoint { get; init; }
    public string? AuthorizationEndpoint { get; init; }
    public string? Grant { get; init; }
    public string? Scope { get; init; }
    public IReadOnlyDictionary<string, string>? ExtraFields { get; init; }
    public string? ClientAuthentication { get; init; }
    public string? BodyFormat { get; init; }
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }
    public string? RefreshToken { get; init; }
    public string? AccessToken { get; init; }
    public string? InstanceUrl { get; init; }
    public bool? RefreshTokenRotates { get; init; }
    public string? AccessTokenLifetime { get; init; }
    public string? RotateEvery { get; init; }
    public string? Grace { get; init; }
    public IReadOnlyList<string>? RemindBefore { get; init; }
    public string? SecretIssuedAt { get; init; }
    public string? RefreshTokenExpiresAt { get; init; }
}
