namespace Tokens.Domain.Model.Values;

/// <summary>The syntax of the names of connections and clients.</summary>
internal static class ResourceName
{
    public const int MaxLength = 64;

    /// <summary>What is wrong with the name; null where it is well formed.</summary>
    public static string? Problem(string text, string kind) =>
        text.Length is 0 or > MaxLength || !text.All(IsAllowed)
            ? $"{kind} has 1 to {MaxLength} lower-case letters, digits and hyphens; rename it"
            : null;

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
