namespace Tokens.Domain.Rotation;

/// <summary>The rule of the ladder: which reminder stands at a given moment.</summary>
public static class JudgeRotation
{
    /// <param name="issuedAt">What the age counts from; null where only the end is known.</param>
    /// <param name="endsAt">When the credential stops working.</param>
    /// <param name="ladder">How long before its end to remind.</param>
    /// <param name="now">The moment.</param>
    public static RotationStatus At(
        DateTimeOffset? issuedAt,
        DateTimeOffset endsAt,
        IReadOnlyList<TimeSpan> ladder,
        DateTimeOffset now
    )
    {
        var left = endsAt - now;
        if (left <= TimeSpan.Zero)
        {
            return new(RotationStage.Overdue, issuedAt, endsAt, left, -LastingTrouble.RungAt(-left));
        }

        var reached = ladder.Where(rung => left <= rung).ToList();
        if (reached.Count == 0)
        {
            return new(RotationStage.Current, issuedAt, endsAt, left, null);
        }

        var rung = reached.Min();
        var stage = rung == ladder.Min() ? RotationStage.Due : RotationStage.Approaching;
        return new(stage, issuedAt, endsAt, left, rung);
    }
}
