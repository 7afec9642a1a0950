namespace Tokens.Domain.Model.Tokens;

/// <summary>What a sweep does about one connection.</summary>
public abstract record RefreshDecision
{
    private RefreshDecision() { }

    /// <summary>Its token is to be refreshed now.</summary>
    /// <param name="ExpiresAt">What it is ranked by; the beginning of time where there is no token yet.</param>
    public sealed record Due(DateTimeOffset ExpiresAt) : RefreshDecision;

    /// <summary>Its token is good until then and a margin more.</summary>
    public sealed record NotYet(DateTimeOffset DueAt) : RefreshDecision;

    /// <summary>Its provider was in trouble and is left in peace until then.</summary>
    public sealed record Waiting(DateTimeOffset RetryAt) : RefreshDecision;

    /// <summary>Nothing helps but a change by a person, which has not come.</summary>
    public sealed record Blocked(ConnectionState State, string Reason) : RefreshDecision;

    /// <summary>Its owner switched it off.</summary>
    public sealed record Disabled : RefreshDecision;
}
