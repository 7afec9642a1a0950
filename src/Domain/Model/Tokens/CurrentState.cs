using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What the store holds about a connection right now, which may differ from the run's snapshot.</summary>
public abstract record CurrentState
{
    private CurrentState() { }

    /// <param name="TokenWrittenAt">Null where there is no access token.</param>
    /// <param name="RefreshToken">Null where it was deleted.</param>
    public sealed record Known(DateTimeOffset? TokenWrittenAt, CredentialVersion? RefreshToken, ConnectionStatus Status)
        : CurrentState;

    /// <summary>It could not be read. The reason names the parameter and the fix.</summary>
    public sealed record Unreadable(string Reason) : CurrentState;
}
