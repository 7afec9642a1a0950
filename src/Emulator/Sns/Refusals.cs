using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>SNS's own errors. The texts are those that users and recordings of AWS's answers tell.</summary>
internal static class Refusals
{
    public static RefusedException Unsigned => new("MissingAuthenticationToken", "Request is missing a token", 403);

    public static RefusedException Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    public static RefusedException Missing(string name) =>
        new(
            "ValidationError",
            $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy "
                + "constraint: Member must not be null"
        );

    /// <summary>What AWS has and this server lacks: said aloud, so that no test relies on it in silence.</summary>
    public static RefusedException NotHere(string what) => Invalid($"{what} (AWS may allow it; this server does not)");

    public static RefusedException NotFound(string what) => new("NotFound", $"{what} does not exist", 404);
}
