using Tokens.Domain.Model.Providers;

namespace Tokens.Domain.Model.Rotation;

/// <summary>
/// A reminder that the store itself gives when a parameter was not changed for a while ("NoChangeNotification"). The
/// sweep is the ladder of record; these come on top, for an account whose sweep is down.
/// </summary>
/// <param name="After">Since the parameter's last change, of whatever kind.</param>
public sealed record NoChangeNotification(TimeSpan After)
{
    /// <summary>The store takes at most this many policies on a parameter.</summary>
    public const int Most = 10;

    /// <summary>The policies to put with a new secret, the earliest first: one for each rung, in whole hours.</summary>
    public static IReadOnlyList<NoChangeNotification> For(RotationPolicy policy) =>
        [
            .. policy
                .RemindBefore.Select(step => policy.RotateEvery - step)
                .Where(after => after >= TimeSpan.FromHours(1))
                .Order()
                .Select(after => new NoChangeNotification(TimeSpan.FromHours(Math.Floor(after.TotalHours))))
                .Take(Most),
        ];
}
