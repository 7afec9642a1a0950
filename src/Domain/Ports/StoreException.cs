namespace Tokens.Domain.Ports;

/// <summary>
/// The store refused or failed. The message names what was attempted and the fix, and contains no value; there is no inner
/// exception, since those repeat what was sent.
/// </summary>
public sealed class StoreException(string message, StoreErrorKind kind = StoreErrorKind.Other) : Exception(message)
{
    public StoreErrorKind Kind { get; } = kind;
}

/// <summary>What kind of failure it was, for code: the message is for people.</summary>
public enum StoreErrorKind
{
    Other,

    /// <summary>The caller lacks a permission.</summary>
    AccessDenied,

    /// <summary>The parameter, or its version, does not exist.</summary>
    NotFound,

    /// <summary>No AWS credentials were found, so nothing was sent.</summary>
    NoCredentials,
}
