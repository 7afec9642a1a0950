using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What became of one connection in one run.</summary>
public abstract record RefreshResult
{
    private RefreshResult() { }

    /// <summary>The connection's name as its owner wrote it.</summary>
    public abstract string Connection { get; }

    /// <param name="Lifetime">How long the new token lives.</param>
    /// <param name="Rotated">Whether a new refresh token was stored too.</param>
    public sealed record Refreshed(ConnectionName Name, TimeSpan Lifetime, bool Rotated) : RefreshResult
    {
        /// <summary>That a new client secret works; null where the one in use was known to.</summary>
        public SecretProof? Proof { get; init; }

        /// <summary>The older version that served since the newest client secret was refused; null where none was.</summary>
        public CredentialVersion? FallbackVersion { get; init; }

        public override string Connection => Name.Value;
    }

    public sealed record Skipped(ConnectionName Name, SkipReason Reason) : RefreshResult
    {
        public override string Connection => Name.Value;
    }

    /// <param name="Error">What is wrong, where, and how to mend it; fit for a log, an answer or a mail.</param>
    public sealed record Failed(string Name, string Error) : RefreshResult
    {
        /// <summary>The state that it is in now; null where nothing is known to be wrong with the connection itself.</summary>
        public ConnectionState? State { get; init; }

        public override string Connection => Name;
    }
}

/// <summary>Why nothing was done about a connection.</summary>
public enum SkipReason
{
    /// <summary>Its token is good for longer.</summary>
    NotDue,

    /// <summary>Its provider is left in peace for a while after a failure.</summary>
    BackingOff,

    /// <summary>Its owner switched it off.</summary>
    Disabled,

    /// <summary>The function's time was up; the next sweep takes it first.</summary>
    NoTimeLeft,

    /// <summary>Another process holds its refresh token, which only one may exchange at a time.</summary>
    InUse,

    /// <summary>Another process, or a person, was faster.</summary>
    RefreshedElsewhere,
}
