namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>The numbers of AWS's rules that a test may want otherwise.</summary>
public sealed record StoreLimits
{
    public int StandardParameters { get; init; } = 10_000;
    public int AdvancedParameters { get; init; } = 100_000;

    /// <summary>How long after its deletion a name can't be created again.</summary>
    public TimeSpan RecreateAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How soon after a write another write of the same name answers TooManyUpdates. Zero: never.</summary>
    public TimeSpan BetweenOverwrites { get; init; } = TimeSpan.Zero;

    /// <summary>Keys, as callers name them, that KMS answers are disabled.</summary>
    public IReadOnlySet<string> DisabledKeys { get; init; } = new HashSet<string>();
}
