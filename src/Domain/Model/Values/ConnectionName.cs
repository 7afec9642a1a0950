namespace Tokens.Domain.Model.Values;

/// <summary>A connection's name: 1 to 64 lower-case letters, digits and hyphens, none of the reserved words.</summary>
public sealed record ConnectionName
{
    public const int MaxLength = ResourceName.MaxLength;

    /// <summary>What lies below the root beside the connections' own folders.</summary>
    private static readonly string[] Reserved = ["clients", "settings", "connections", "status", "claims"];

    private ConnectionName(string value) => Value = value;

    public string Value { get; }

    public static Parsed<ConnectionName> Parse(string text)
    {
        if (ResourceName.Problem(text, "a connection's name") is { } problem)
        {
            return new Parsed<ConnectionName>.Invalid(problem);
        }

        return Reserved.Contains(text)
            ? new Parsed<ConnectionName>.Invalid($"the name {text} is reserved; choose another one")
            : new ConnectionName(text);
    }

    public override string ToString() => Value;
}
