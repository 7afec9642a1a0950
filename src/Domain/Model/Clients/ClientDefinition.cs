using Tokens.Domain.Model.Providers;

namespace Tokens.Domain.Model.Clients;

/// <summary>
/// A client as it is written, nothing checked yet: the fields of a definition in the folder <c>clients</c>
/// (docs/reference/definition.md). A connection without a <c>client</c> has the same fields.
/// </summary>
public sealed record ClientDefinition
{
    public string? Provider { get; init; }
    public string? TokenEndpoint { get; init; }
    public string? AuthorizationEndpoint { get; init; }
    public string? ClientAuthentication { get; init; }
    public string? BodyFormat { get; init; }
    public string? ClientId { get; init; }
    public string? ClientSecret { get; init; }
    public string? RotateEvery { get; init; }
    public string? Grace { get; init; }
    public IReadOnlyList<string>? RemindBefore { get; init; }
    public string? SecretIssuedAt { get; init; }
}
