namespace Tokens.Tests.TokenServers;

/// <summary>A request as it came, for assertions. The secrets in it are fake.</summary>
public sealed record ReceivedRequest
{
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>With its question mark; empty where there is none. Tokens have no business here (RFC 9700).</summary>
    public required string QueryString { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>None where the body is neither a form nor a JSON object.</summary>
    public required BodyFormats BodyFormat { get; init; }

    /// <summary>The body's fields in either format; a repeated field keeps its first value.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>Both where the client did what RFC 6749 section 2.3 forbids.</summary>
    public required ClientAuthentications ClientAuthentication { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? GrantType => Fields.GetValueOrDefault("grant_type");

    public string? RefreshToken => Fields.GetValueOrDefault("refresh_token");

    public string? Scope => Fields.GetValueOrDefault("scope");
}
