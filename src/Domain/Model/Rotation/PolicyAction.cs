using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>The policies of the store that act.</summary>
public enum PolicyKind
{
    /// <summary>The parameter was not changed for a while.</summary>
    NoChangeNotification,

    /// <summary>The parameter will be deleted.</summary>
    ExpirationNotification,

    /// <summary>The parameter was deleted.</summary>
    Expiration,
}

/// <summary>A policy of a parameter acted, or failed to.</summary>
/// <param name="Span">After, or before, the time that the policy names; null for an expiration.</param>
/// <param name="Failure">Why it failed, in the store's words; null where it did not.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record PolicyAction(
    ParameterName Parameter,
    PolicyKind Kind,
    TimeSpan? Span,
    string? Failure,
    DateTimeOffset At
);
