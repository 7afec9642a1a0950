namespace Tokens.Emulator.Ssm;

/// <summary>What a PutParameter asks, null where it says nothing.</summary>
internal sealed record PutRequest(string Name, string Value)
{
    public string? Type { get; init; }
    public bool Overwrite { get; init; }
    public string? KeyId { get; init; }
    public string? Tier { get; init; }
    public string? Policies { get; init; }
    public string? Description { get; init; }
    public string? AllowedPattern { get; init; }
    public string? DataType { get; init; }
    public bool HasTags { get; init; }

    public override string ToString() => $"put {Name}";
}
