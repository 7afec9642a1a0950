using Tokens.Domain.Ports;

namespace Tokens.Domain.Model.Tokens;

/// <summary>The right to exchange a refresh token's version.</summary>
/// <param name="Token">What is claimed.</param>
/// <param name="Attempt">1 for the first; each later one follows an owner who came to an end, or who never will.</param>
/// <param name="Length">How long the owner may take: after that it is gone for certain.</param>
public sealed record TokenLease(RefreshTokenVersion Token, int Attempt, TimeSpan Length);

/// <summary>A claim as the store has it.</summary>
/// <param name="TakenAt">When it was last written, by the store's clock.</param>
/// <param name="Finished">
/// The last attempt that is over: its owner said that it came to an end and left the token unspent, or was followed by
/// another after its lease; 0 for none. Only the first attempt's claim tells, so that whoever finds it taken need not
/// look at all that followed. It never goes down.
/// </param>
public sealed record StoredLease(TokenLease Lease, DateTimeOffset TakenAt, int Finished)
{
    /// <summary>No function runs for longer than 15 minutes, whatever a claim says.</summary>
    public static TimeSpan LongestLease { get; } = TimeSpan.FromMinutes(16);

    /// <summary>From then on its owner is taken for gone.</summary>
    public DateTimeOffset EndsAt => TakenAt + (Lease.Length < LongestLease ? Lease.Length : LongestLease);

    /// <summary>The attempt that may be made now; null while the owner of this one may still be at it.</summary>
    public int? NextAttempt(DateTimeOffset now) =>
        Finished >= Lease.Attempt ? Finished + 1
        : now > EndsAt ? Lease.Attempt + 1
        : null;
}
