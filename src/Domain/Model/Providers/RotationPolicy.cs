namespace Tokens.Domain.Model.Providers;

/// <summary>How long a client secret lives and when its owners are reminded.</summary>
/// <param name="RotateEvery">How old it may get.</param>
/// <param name="Grace">How long the old one goes on working after a new one was issued.</param>
/// <param name="RemindBefore">How long before its end to remind, the longest first.</param>
public sealed record RotationPolicy(TimeSpan RotateEvery, TimeSpan Grace, IReadOnlyList<TimeSpan> RemindBefore)
{
    /// <summary>Where neither a definition nor a provider gives others.</summary>
    public static IReadOnlyList<TimeSpan> StandardReminders { get; } =
    [.. new[] { 30, 15, 7, 3, 1 }.Select(days => TimeSpan.FromDays(days))];
}
