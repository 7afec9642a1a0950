namespace Tokens.Emulator.Ssm;

/// <summary>An answer that is an error: the code and message as the API gives them.</summary>
public sealed class RefusedException(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;
    public int Status { get; } = status;

    public static RefusedException Invalid(string message) => new("ValidationException", message);

    public static RefusedException Constraint(string field, string shown, string rule) =>
        Invalid($"1 validation error detected: Value '{shown}' at '{field}' failed to satisfy constraint: {rule}");

    public static RefusedException NotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    public static RefusedException VersionNotFound(string name, string selector) =>
        new(
            "ParameterVersionNotFound",
            $"Systems Manager could not find version or label {selector} of {name}. Verify it and try again."
        );
}
