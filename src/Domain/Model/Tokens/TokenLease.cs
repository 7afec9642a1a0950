namespace Tokens.Domain.Model.Tokens;

/// <summary>One process's right to exchange a version of a refresh token.</summary>
/// <param name="Attempt">1 for the first; each later one follows a holder that released it, or whose time is over.</param>
/// <param name="Length">How long the holder may take.</param>
public sealed record TokenLease(RefreshTokenVersion Token, int Attempt, TimeSpan Length)
{
    /// <summary>For the last call in flight, and for clocks that differ.</summary>
    public static TimeSpan Slack { get; } = TimeSpan.FromMinutes(1);

    /// <summary>No attempt stores anything after its run's end.</summary>
    public static TimeSpan LengthAt(DateTimeOffset now, TimeBudget budget) => budget.LastStore - now + Slack;
}

/// <summary>A lease as it is stored.</summary>
/// <param name="TakenAt">When it was last written, by the store's clock.</param>
/// <param name="Finished">
/// The last attempt that is over: its holder released it, or a later attempt followed after its time; 0 for none. Only the
/// first attempt's lease says so, and it never goes down.
/// </param>
public sealed record StoredLease(TokenLease Lease, DateTimeOffset TakenAt, int Finished)
{
    /// <summary>No function runs for longer than 15 minutes, whatever a stored lease says.</summary>
    public static TimeSpan LongestLease { get; } = TimeSpan.FromMinutes(16);

    /// <summary>From then on its holder counts as dead.</summary>
    public DateTimeOffset EndsAt => TakenAt + (Lease.Length < LongestLease ? Lease.Length : LongestLease);

    /// <summary>The attempt that may be made now; null while the holder of this one may still be working.</summary>
    public int? NextAttempt(DateTimeOffset now) =>
        Finished >= Lease.Attempt ? Finished + 1
        : now > EndsAt ? Lease.Attempt + 1
        : null;
}
