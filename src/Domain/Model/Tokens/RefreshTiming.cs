namespace Tokens.Domain.Model.Tokens;

/// <summary>When an access token is due for its refresh.</summary>
/// <param name="SweepInterval">How often the schedule looks.</param>
public sealed record RefreshTiming(TimeSpan SweepInterval)
{
    /// <summary>
    /// How long consumers may go on with a copy: the AWS Parameters and Secrets Lambda Extension keeps one for up to 300 s.
    /// </summary>
    public static TimeSpan ConsumerCache { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How far ahead of its expiry a token is refreshed: one sweep may fail and the next is still in time.</summary>
    public TimeSpan Margin => (2 * SweepInterval) + ConsumerCache;

    /// <summary>
    /// A margin ahead of the expiry, but never in the first tenth of a token's life, so that an event delivered twice
    /// does nothing the second time.
    /// </summary>
    public DateTimeOffset DueAt(StoredToken token)
    {
        var ahead = token.ExpiresAt - Margin;
        var earliest = token.IssuedAt + (token.Lifetime / 10);
        return ahead > earliest ? ahead : earliest;
    }

    public bool IsDue(StoredToken token, DateTimeOffset now) => now >= DueAt(token);

    /// <summary>Whether sweeps this far apart can keep such a token fresh at all.</summary>
    public bool CanKeepFresh(TimeSpan lifetime) => lifetime >= SweepInterval + ConsumerCache;
}
