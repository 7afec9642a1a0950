namespace Tokens.Cli.Failures;

/// <summary>An emulator of AWS refused a request, or did not answer.</summary>
/// <param name="code">The service's error code.</param>
/// <param name="reason">The service's message; null without one.</param>
internal sealed class EmulatorException(string request, string code, string? reason)
    : Exception($"the emulator did not accept {request}: {code}{(reason is { Length: > 0 } ? $": {reason}" : "")}")
{
    public string Code => code;

    public string? Reason => reason;
}
