using Tokens.Domain.Ports;

namespace Tokens.Domain.Model.Tokens;

/// <summary>The rule that tells what came between a survey and the exchange that it led to.</summary>
public static class StaleCheck
{
    /// <returns>What the attempt came to without asking the provider; null where nothing hinders it.</returns>
    public static RefreshAttempt? Of(ConnectionSnapshot snapshot, RefreshTokenVersion claimed, CurrentState standing) =>
        standing switch
        {
            // A store that gives nothing is not one to exchange a token for that has to be stored.
            CurrentState.Unreadable unreadable => new RefreshAttempt(
                new RefreshResult.Failed(snapshot.Connection.Name.Value, unreadable.Reason),
                RefreshTokenUse.Unused
            ),
            // Read for another connection that shares it, perhaps many minutes ago.
            CurrentState.Known known when known.RefreshToken != claimed.Version => Elsewhere(snapshot, RefreshTokenUse.Used),
            CurrentState.Known known when known.TokenWrittenAt != snapshot.Outputs.TokenWrittenAt => Elsewhere(
                snapshot,
                RefreshTokenUse.Unused
            ),
            CurrentState.Known { Status: var status } when WasSpent(snapshot.Status, claimed, status) => new RefreshAttempt(
                new RefreshResult.Failed(snapshot.Connection.Name.Value, status.Reason ?? "") { State = status.State },
                RefreshTokenUse.Used
            ),
            _ => null,
        };

    private static RefreshAttempt Elsewhere(ConnectionSnapshot snapshot, RefreshTokenUse use) =>
        new(new RefreshResult.Skipped(snapshot.Connection.Name, SkipReason.RefreshedElsewhere), use);

    /// <summary>
    /// Remembered since the survey, and of this version: what the survey knew, whoever decided to refresh it knew too.
    /// </summary>
    private static bool WasSpent(ConnectionStatus surveyed, RefreshTokenVersion claimed, ConnectionStatus status) =>
        status.HasUsedToken && status != surveyed && claimed.Version.ModifiedAt <= status.Since;
}
