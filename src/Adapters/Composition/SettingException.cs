namespace Tokens.Adapters.Composition;

/// <summary>A setting is wrong. The message names the variable, its value, and the fix.</summary>
public sealed class SettingException(string message) : InvalidOperationException(message);
