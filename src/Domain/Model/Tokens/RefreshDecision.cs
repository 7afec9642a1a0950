namespace Tokens.Domain.Model.Tokens;

/// <summary>What a run does about one connection.</summary>
public abstract record RefreshDecision
{
    private RefreshDecision(string reason) => Reason = reason;

    /// <summary>Why, as a phrase for a log.</summary>
    public string Reason { get; }

    /// <summary>Its token is refreshed now.</summary>
    public sealed record Due : RefreshDecision
    {
        public Due(string reason)
            : base(reason) { }
    }

    /// <summary>Its token is good until then plus a margin.</summary>
    public sealed record NotYet(DateTimeOffset DueAt) : RefreshDecision("its access token is not due yet");

    /// <summary>Its provider had an outage and is not asked before then.</summary>
    public sealed record Waiting(DateTimeOffset RetryAt) : RefreshDecision("it backs off after a failure");

    /// <summary>Only the operator can fix it, and nothing has changed since it failed.</summary>
    public sealed record Blocked : RefreshDecision
    {
        public Blocked(ConnectionState state, string reason)
            : base(reason) => State = state;

        public ConnectionState State { get; }
    }

    /// <summary>Its definition disables it.</summary>
    public sealed record Disabled() : RefreshDecision("it is disabled in its definition");
}
