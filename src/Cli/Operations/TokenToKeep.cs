namespace Tokens.Cli.Operations;

/// <summary>A refresh token that is to be stored.</summary>
/// <param name="Connection">Whose it is.</param>
/// <param name="Name">Where it belongs.</param>
/// <param name="Value">What is to be stored.</param>
internal sealed record TokenToKeep(ConnectionName Connection, ParameterName Name, Secret Value)
{
    /// <summary>Whether nobody else has it.</summary>
    public required bool IsOnlyCopy { get; init; }

    /// <summary>The version that somebody judged to be worth less; null for whatever is there.</summary>
    public long? Over { get; init; }
}
