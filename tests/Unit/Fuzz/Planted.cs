namespace Tokens.Tests.Unit.Fuzz;

/// <summary>A secret that the inputs hold and that nothing told of them may hold.</summary>
internal static class Planted
{
    /// <summary>With a slash, which base64 has, and of letters that a parameter's name may have.</summary>
    public const string Text = "fake-planted/secret-0123456789abcdef";

    public static Secret Secret { get; } = FakeSecrets.Register(Text);

    public static bool ShowsIn(string text) => text.Contains(Text, StringComparison.Ordinal);

    /// <summary>For a failure's message: one line, short, and without the secret.</summary>
    public static string Hide(string text)
    {
        var hidden = text.Replace(Secret.Reveal(), "<planted>", StringComparison.Ordinal);
        var shown = string.Concat(
            hidden.Take(600).Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:x4}")
        );
        return hidden.Length <= 600 ? shown : $"{shown}… ({text.Length} characters)";
    }
}
