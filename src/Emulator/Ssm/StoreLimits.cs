namespace Tokens.Emulator.Ssm;

/// <summary>Of AWS's rules what a test may want otherwise.</summary>
public sealed record StoreLimits
{
    public int StandardParameters { get; init; } = 10_000;

    /// <summary>Keys, as callers name them, that KMS answers are disabled.</summary>
    public IReadOnlySet<string> DisabledKeys { get; init; } = new HashSet<string>();

    /// <summary>Reading or writing one value under a disabled key fails the whole call.</summary>
    internal void RequireUsable(string key)
    {
        if (DisabledKeys.Contains(key))
        {
            throw new RefusedException("InvalidKeyId", $"{key} is disabled.");
        }
    }
}
