using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Providers;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// A connection as its owner wrote it: every field as text, nothing checked yet. The fields and their meaning are those
/// of the definition's JSON (docs/reference/definition.md).
/// </summary>
public sealed record ConnectionDefinition
{
    /// <summary>The name of a client; null where the definition declares a client of its own.</summary>
    public string? Client { get; init; }
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

    /// <summary>The fields of the connection's own client.</summary>
    public ClientDefinition OwnClient() =>
        new()
        {
            Provider = Provider,
            TokenEndpoint = TokenEndpoint,
            AuthorizationEndpoint = AuthorizationEndpoint,
            ClientAuthentication = ClientAuthentication,
            BodyFormat = BodyFormat,
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            RotateEvery = RotateEvery,
            Grace = Grace,
            RemindBefore = RemindBefore,
            SecretIssuedAt = SecretIssuedAt,
        };

    /// <summary>The given fields that belong to a client, by their names in JSON; both have the two endpoints.</summary>
    public IEnumerable<string> ClientFields() =>
        new (string Name, object? Value)[]
        {
            ("provider", Provider),
            ("clientAuthentication", ClientAuthentication),
            ("bodyFormat", BodyFormat),
            ("clientId", ClientId),
            ("clientSecret", ClientSecret),
            ("rotateEvery", RotateEvery),
            ("grace", Grace),
            ("remindBefore", RemindBefore),
            ("secretIssuedAt", SecretIssuedAt),
        }
            .Where(field => field.Value is not null)
            .Select(field => field.Name);

    /// <summary>The given fields that only a connection has, by their names in JSON.</summary>
    public IEnumerable<string> ConnectionFields() =>
        new (string Name, object? Value)[]
        {
            ("client", Client),
            ("enabled", Enabled),
            ("grant", Grant),
            ("scope", Scope),
            ("extraFields", ExtraFields),
            ("refreshToken", RefreshToken),
            ("accessToken", AccessToken),
            ("instanceUrl", InstanceUrl),
            ("refreshTokenRotates", RefreshTokenRotates),
            ("accessTokenLifetime", AccessTokenLifetime),
            ("refreshTokenExpiresAt", RefreshTokenExpiresAt),
        }
            .Where(field => field.Value is not null)
            .Select(field => field.Name);
}
