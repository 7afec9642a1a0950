using Tokens.Domain.Connections;

namespace Tokens.Domain.Rotation;

/// <summary>How long a client secret lives and when its owners are told.</summary>
/// <param name="RotateEvery">How old it may get.</param>
/// <param name="Grace">How long the old one goes on working after a new one was issued.</param>
/// <param name="RemindBefore">How long before its end to remind, the longest first.</param>
public sealed record RotationPolicy(TimeSpan RotateEvery, TimeSpan Grace, IReadOnlyList<TimeSpan> RemindBefore)
{
    /// <summary>The ladder where nobody gives another.</summary>
    public static IReadOnlyList<TimeSpan> StandardLadder { get; } =
    [.. new[] { 30, 15, 7, 3, 1 }.Select(days => TimeSpan.FromDays(days))];

    /// <summary>A connection's policy: its definition's fields, then its provider's; null where neither limits a secret's age.</summary>
    public static RotationPolicy? Of(Connection connection)
    {
        var own = connection.Rotation;
        var standard = connection.Provider.Rotation;
        return (own.RotateEvery ?? standard?.RotateEvery) is { } rotateEvery
            ? new RotationPolicy(
                rotateEvery,
                own.Grace ?? standard?.Grace ?? TimeSpan.Zero,
                Ladder(own.RemindBefore ?? standard?.RemindBefore ?? StandardLadder)
            )
            : null;
    }

    /// <summary>The ladder for dates that a definition gives (a yearly re-authorisation).</summary>
    public static IReadOnlyList<TimeSpan> LadderOf(Connection connection) =>
        Ladder(connection.Rotation.RemindBefore ?? connection.Provider.Rotation?.RemindBefore ?? StandardLadder);

    /// <summary>Of connections that share a secret the strictest counts: the shortest life, the shortest grace, every reminder.</summary>
    public RotationPolicy StricterOf(RotationPolicy other) =>
        new(
            RotateEvery < other.RotateEvery ? RotateEvery : other.RotateEvery,
            Grace < other.Grace ? Grace : other.Grace,
            Ladder([.. RemindBefore, .. other.RemindBefore])
        );

    private static TimeSpan[] Ladder(IEnumerable<TimeSpan> rungs) => [.. rungs.Distinct().OrderDescending()];
}
