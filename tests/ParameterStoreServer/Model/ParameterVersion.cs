namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>One version of a parameter. Everything but the labels is fixed when it is written.</summary>
public sealed record ParameterVersion
{
    public required long Version { get; init; }
    public required ParameterType Type { get; init; }
    public required string Value { get; init; }
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The key of a SecureString; null for the other types.</summary>
    public string? KeyId { get; init; }
    public ParameterTier Tier { get; init; }
    public string DataType { get; init; } = "text";
    public string? Description { get; init; }
    public string? AllowedPattern { get; init; }
    public IReadOnlyList<Policy> Policies { get; init; } = [];
    public IReadOnlyList<string> Labels { get; init; } = [];

    // The generated text would print the value wherever an assertion fails.
    public override string ToString() => $"version {Version}, {Type}, {Tier}";
}
