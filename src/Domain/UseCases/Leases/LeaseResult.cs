using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Leases;

/// <summary>Whose turn it is to exchange a refresh token's version.</summary>
public abstract record LeaseResult
{
    private LeaseResult() { }

    /// <param name="Lease">What was taken.</param>
    /// <param name="Unsaid">Why it could not be said that the attempts before are over; null where it could.</param>
    public sealed record Ours(TokenLease Lease, string? Unsaid = null) : LeaseResult;

    /// <summary>Somebody else is at it, or has spent it.</summary>
    public sealed record Theirs : LeaseResult;
}
