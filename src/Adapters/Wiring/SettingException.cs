namespace Tokens.Adapters.Wiring;

/// <summary>A setting is wrong. The message names the variable, what it says, and the mend.</summary>
public sealed class SettingException(string message) : InvalidOperationException(message);
