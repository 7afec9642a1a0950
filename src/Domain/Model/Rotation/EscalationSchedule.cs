namespace Tokens.Domain.Model.Rotation;

/// <summary>The ladder on which trouble that lasts is told again: at once, after 1, 3 and 7 days, then every week.</summary>
public static class EscalationSchedule
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly TimeSpan[] FirstWeek = [TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(3)];

    /// <summary>The rung that stands after trouble has lasted this long: how long after its beginning it was due.</summary>
    public static TimeSpan StepAt(TimeSpan lasted) =>
        lasted >= Week
            ? TimeSpan.FromTicks(lasted.Ticks / Week.Ticks * Week.Ticks)
            : FirstWeek.Last(step => step == TimeSpan.Zero || lasted >= step);
}
