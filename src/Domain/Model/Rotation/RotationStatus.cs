namespace Tokens.Domain.Model.Rotation;

/// <summary>How far a credential is on the way to its end.</summary>
public enum RotationStage
{
    /// <summary>No reminder is due yet.</summary>
    Current,

    /// <summary>The first reminder is due, the last one is not.</summary>
    Approaching,

    /// <summary>The last reminder is due.</summary>
    Due,

    /// <summary>Its end has come.</summary>
    Overdue,
}

/// <summary>Where a credential stands at one moment.</summary>
/// <param name="IssuedAt">What its age counts from; null where only its end is known.</param>
/// <param name="EndsAt">When it stops working.</param>
/// <param name="Left">Until then; negative when it is past.</param>
/// <param name="Step">
/// The reminder that stands: how long before the end it was due, or, as zero or less, how long after. Null while current.
/// </param>
public sealed record RotationStatus(
    RotationStage Stage,
    DateTimeOffset? IssuedAt,
    DateTimeOffset EndsAt,
    TimeSpan Left,
    TimeSpan? Step
);
