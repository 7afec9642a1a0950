namespace Tokens.Domain.Model.Rotation;

/// <summary>The rule of the ladder: which reminder stands at a given moment.</summary>
public static class RotationSchedule
{
    /// <param name="issuedAt">What the age counts from; null where only the end is known.</param>
    /// <param name="endsAt">When the credential stops working.</param>
    /// <param name="reminders">How long before its end to remind.</param>
    /// <param name="now">The moment.</param>
    public static RotationStatus At(
        DateTimeOffset? issuedAt,
        DateTimeOffset endsAt,
        IReadOnlyList<TimeSpan> reminders,
        DateTimeOffset now
    )
    {
        var left = endsAt - now;
        if (left <= TimeSpan.Zero)
        {
            return new(RotationStage.Overdue, issuedAt, endsAt, left, -EscalationSchedule.StepAt(-left));
        }

        var reached = reminders.Where(step => left <= step).ToList();
        if (reached.Count == 0)
        {
            return new(RotationStage.Current, issuedAt, endsAt, left, null);
        }

        var step = reached.Min();
        var stage = step == reminders.Min() ? RotationStage.Due : RotationStage.Approaching;
        return new(stage, issuedAt, endsAt, left, step);
    }
}
