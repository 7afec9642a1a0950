namespace Tokens.Tests.Integration.Concurrency;

/// <summary>One process's part in a round.</summary>
/// <param name="Payload">The event it gets.</param>
/// <param name="After">When, from the round's beginning.</param>
internal sealed record Arrival(string Payload, TimeSpan After)
{
    /// <summary>When it is killed, from its event on; null where it may live.</summary>
    public TimeSpan? DiesAfter { get; init; }
}
