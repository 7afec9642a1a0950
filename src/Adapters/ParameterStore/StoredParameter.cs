namespace Tokens.Adapters.ParameterStore;

/// <summary>One version of a parameter. Its value is handled as a secret whatever its type, so that none is printed.</summary>
public sealed record StoredParameter(ParameterName Name, Secret Value, long Version, DateTimeOffset ModifiedAt)
{
    /// <summary>Whether it is a SecureString.</summary>
    public bool IsSecure { get; init; }
}
