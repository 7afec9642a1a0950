namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Parameter Store takes "{{" before "}}" in a value for a reference to another parameter, and refuses the value. JSON
/// holds the first only within its strings, where words may come from anybody.
/// </summary>
internal static class NestedReferences
{
    /// <summary>The same JSON to whoever reads it.</summary>
    public static string Escape(string json) => json.Replace("{{", "{\\u007b", StringComparison.Ordinal);
}
