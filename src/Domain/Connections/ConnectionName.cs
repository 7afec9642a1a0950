namespace Tokens.Domain.Connections;

/// <summary>A connection's name: 1 to 64 lower-case letters, digits and hyphens, none of the reserved words.</summary>
public sealed record ConnectionName
{
    public const int MaxLength = 64;

    /// <summary>Folders that the store keeps beside the connections'.</summary>
    private static readonly string[] Reserved = ["connections", "status", "claims"];

    private ConnectionName(string value) => Value = value;

    public string Value { get; }

    public static Parsed<ConnectionName> Parse(string text)
    {
        if (text.Length is 0 or > MaxLength || !text.All(IsAllowed))
        {
            return new Parsed<ConnectionName>.Invalid(
                $"a connection's name has 1 to {MaxLength} lower-case letters, digits and hyphens; rename it"
            );
        }

        return Reserved.Contains(text)
            ? new Parsed<ConnectionName>.Invalid($"the name {text} is reserved; choose another one")
            : new ConnectionName(text);
    }

    public override string ToString() => Value;

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
