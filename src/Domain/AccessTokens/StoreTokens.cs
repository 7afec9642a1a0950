using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Stores what a provider issued, what cannot be had again first.</summary>
public sealed class StoreTokens(ICredentials credentials, IAccessTokens tokens)
{
    /// <param name="survey">Whose tokens they are.</param>
    /// <param name="sent">The refresh token that was used; null for a grant without one.</param>
    /// <param name="refreshed">What was issued.</param>
    /// <param name="cancellation">Ends the attempts to store it.</param>
    /// <returns>Whether there was a new refresh token.</returns>
    /// <exception cref="StoreException">Something could not be stored.</exception>
    public async Task<bool> SaveAsync(
        ConnectionSurvey survey,
        Secret? sent,
        ExchangeOutcome.Refreshed refreshed,
        CancellationToken cancellation
    )
    {
        var connection = survey.Connection;
        var rotated = Rotated(sent, refreshed.RefreshToken);
        try
        {
            if (rotated is not null && connection.Credentials.RefreshToken is { } name)
            {
                // Before the access token: the one that was sent may be dead by now.
                await credentials.SaveRefreshTokenAsync(name, rotated, cancellation);
            }
        }
        finally
        {
            // Also where that failed: consumers go on for a lifetime, in which somebody can sign in again.
            await tokens.SaveAsync(connection, refreshed.Token, cancellation);
        }

        if (refreshed.InstanceUrl is { } url && url != survey.Outputs.InstanceUrl)
        {
            await tokens.SaveInstanceUrlAsync(connection, url, cancellation);
        }

        return rotated is not null;
    }

    /// <summary>Most providers answer with the refresh token that was sent; that is nothing to store.</summary>
    private static Secret? Rotated(Secret? sent, Secret? answered) =>
        answered is null || sent is null || sent.Matches(answered) ? null : answered;
}
