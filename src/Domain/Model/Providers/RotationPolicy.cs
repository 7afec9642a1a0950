using Tokens.Domain.Model.Clients;

namespace Tokens.Domain.Model.Providers;

/// <summary>How long a client secret lives and when its owners are told.</summary>
/// <param name="RotateEvery">How old it may get.</param>
/// <param name="Grace">How long the old one goes on working after a new one was issued.</param>
/// <param name="RemindBefore">How long before its end to remind, the longest first.</param>
public sealed record RotationPolicy(TimeSpan RotateEvery, TimeSpan Grace, IReadOnlyList<TimeSpan> RemindBefore)
{
    /// <summary>The ladder where nobody gives another.</summary>
    public static IReadOnlyList<TimeSpan> StandardReminders { get; } =
    [.. new[] { 30, 15, 7, 3, 1 }.Select(days => TimeSpan.FromDays(days))];

    /// <summary>A client's policy: its definition's fields, then its provider's; null where neither limits a secret's age.</summary>
    public static RotationPolicy? Of(Client client)
    {
        var own = client.Rotation;
        var standard = client.Provider.Rotation;
        return (own.RotateEvery ?? standard?.RotateEvery) is { } rotateEvery
            ? new RotationPolicy(
                rotateEvery,
                own.Grace ?? standard?.Grace ?? TimeSpan.Zero,
                Ladder(own.RemindBefore ?? standard?.RemindBefore ?? StandardReminders)
            )
            : null;
    }

    /// <summary>The ladder for dates that a definition gives (a yearly re-authorisation).</summary>
    public static IReadOnlyList<TimeSpan> RemindersOf(Client client) =>
        Ladder(client.Rotation.RemindBefore ?? client.Provider.Rotation?.RemindBefore ?? StandardReminders);

    private static TimeSpan[] Ladder(IEnumerable<TimeSpan> rungs) => [.. rungs.Distinct().OrderDescending()];
}
