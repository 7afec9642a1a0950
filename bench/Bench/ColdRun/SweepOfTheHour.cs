namespace Tokens.Bench.ColdRun;

/// <summary>
/// The first sweep in each hour also looks at rotations, claims and alerts: the clock would decide what is measured. So
/// the sweeps are told to come every minute, which leaves out that look, or every hour, which never does.
/// </summary>
internal static class SweepOfTheHour
{
    public const string Variable = "TOKENS_SWEEP_INTERVAL";

    public const string Usual = "1m";

    /// <summary>An interval and the slack that a sweep is given (CheckRotations): until then a usual one is a first one.</summary>
    private static readonly TimeSpan FirstLasts = TimeSpan.FromMinutes(2);

    public static Variant First(Variant variant) =>
        variant with
        {
            Name = variant.Name + ", first sweep of the hour",
            Variables = new Dictionary<string, string>(variant.Variables) { [Variable] = "1h" },
        };

    /// <summary>Waits while it is too early in the hour for a usual sweep.</summary>
    public static Task LetPassAsync()
    {
        var intoTheHour = TimeSpan.FromTicks(DateTimeOffset.UtcNow.Ticks % TimeSpan.TicksPerHour);
        return intoTheHour < FirstLasts ? Task.Delay(FirstLasts - intoTheHour) : Task.CompletedTask;
    }
}
