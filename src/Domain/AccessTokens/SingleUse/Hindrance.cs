using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens.SingleUse;

/// <summary>The rule that tells what came between a survey and the exchange that it led to.</summary>
public static class Hindrance
{
    /// <returns>What the attempt came to without asking the provider; null where nothing hinders it.</returns>
    public static RefreshAttempt? Of(ConnectionSurvey survey, RefreshTokenVersion claimed, Standing standing) =>
        standing switch
        {
            // A store that gives nothing is not one to exchange a token for that has to be stored.
            Standing.Unreadable unreadable => new RefreshAttempt(
                new RefreshResult.Failed(survey.Connection.Name.Value, unreadable.Reason),
                TokenUse.Unspent
            ),
            // Read for another connection that shares it, perhaps many minutes ago.
            Standing.Known known when known.RefreshToken != claimed.Version => Elsewhere(survey, TokenUse.Spent),
            Standing.Known known when known.TokenWrittenAt != survey.Outputs.TokenWrittenAt => Elsewhere(
                survey,
                TokenUse.Unspent
            ),
            Standing.Known { Status: var status } when WasSpent(survey.Status, claimed, status) => new RefreshAttempt(
                new RefreshResult.Failed(survey.Connection.Name.Value, status.Reason ?? "") { State = status.State },
                TokenUse.Spent
            ),
            _ => null,
        };

    private static RefreshAttempt Elsewhere(ConnectionSurvey survey, TokenUse use) =>
        new(new RefreshResult.Skipped(survey.Connection.Name, SkipReason.RefreshedElsewhere), use);

    /// <summary>
    /// Remembered since the survey, and of this version: what the survey knew, whoever decided to refresh it knew too.
    /// </summary>
    private static bool WasSpent(ConnectionStatus surveyed, RefreshTokenVersion claimed, ConnectionStatus status) =>
        status.HasSpentToken && status != surveyed && claimed.Version.ModifiedAt <= status.Since;
}
