using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Stores what a provider issued, first what cannot be issued again.</summary>
public sealed class StoreTokens(
    ICredentialStore credentials,
    IAccessTokens tokens,
    ISeal seal,
    IRefreshObserver observer
)
{
    /// <summary>How long the store may take to say whether a write that failed was done all the same.</summary>
    public static TimeSpan LongestCheck { get; } = TimeSpan.FromSeconds(2);

    /// <returns>Null where all of it is stored.</returns>
    /// <exception cref="StoreException">The access token or the instance URL could not be stored.</exception>
    public async Task<RefreshTokenLost?> SaveAsync(
        RefreshAttempt attempt,
        IssuedTokens issued,
        CancellationToken cancellation
    )
    {
        var connection = attempt.Snapshot.Connection;
        // Before the access token: the refresh token that was sent may no longer work.
        var lost = await SaveRefreshTokenAsync(attempt, issued.RefreshToken, cancellation);
        try
        {
            // Even where that failed: consumers go on for a token's lifetime, in which the owner can sign in again.
            await tokens.SaveAsync(connection, issued.Token, cancellation);
            if (issued.InstanceUrl is { } url && url != attempt.Snapshot.Outputs.InstanceUrl)
            {
                await tokens.SaveInstanceUrlAsync(connection, url, cancellation);
            }

            return lost;
        }
        catch (StoreException failure) when (lost is not null)
        {
            return new RefreshTokenLost(
                $"{lost.Reason}; the access token is not stored either: {failure.Message}",
                lost.Replaced
            );
        }
    }

    private async Task<RefreshTokenLost?> SaveRefreshTokenAsync(
        RefreshAttempt attempt,
        RotatedRefreshToken? rotated,
        CancellationToken cancellation
    )
    {
        if (rotated is null)
        {
            return null;
        }

        using var limit = attempt.Clock.LimitTo(attempt.Clock.Budget.LastSave, cancellation);
        try
        {
            await credentials.SaveRefreshTokenAsync(rotated.Replaced, rotated.Value, limit.Token);
            return null;
        }
        catch (StoreException failure)
        {
            return await SealAsync(attempt, rotated, failure.Message, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var late = $"Parameter Store did not accept it for {rotated.Replaced.Parameter} in time";
            return await SealAsync(attempt, rotated, late, cancellation);
        }
    }

    /// <summary>
    /// Whether the version that was sent is no longer the newest: then the new token was stored, and may even have been used
    /// and replaced since. Saved as used, the connection would later send the version that replaced it once more. Where the
    /// store does not say so soon, it counts as not stored: the sealed token has to reach the log.
    /// </summary>
    private async Task<bool> IsStoredAsync(
        RefreshAttempt attempt,
        RefreshTokenVersion replaced,
        CancellationToken cancellation
    )
    {
        using var limit = attempt.Clock.LimitTo(attempt.Clock.Now + LongestCheck, cancellation);
        try
        {
            var source = new CredentialSource.InParameter(replaced.Parameter);
            return await credentials.IsReplacedAsync(source, replaced.Version, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<RefreshTokenLost?> SealAsync(
        RefreshAttempt attempt,
        RotatedRefreshToken rotated,
        string reason,
        CancellationToken cancellation
    )
    {
        var connection = attempt.Snapshot.Connection;
        // In parallel, since little time is left: the write may have succeeded although its answer was lost.
        var isStored = IsStoredAsync(attempt, rotated.Replaced, cancellation);
        var sealing = await seal.SealAsync(connection.Name, rotated.Value, cancellation);
        if (await isStored)
        {
            return null;
        }

        switch (sealing)
        {
            case SealResult.Sealed closed:
                observer.Sealed(connection.Name, closed.Text, reason);
                break;
            case SealResult.NotSealed open when !connection.Provider.PreviousRefreshTokenWorks:
                observer.RefreshTokenLost(connection.Name, $"{reason}; {open.Reason}");
                break;
        }

        const string notStored = "the new refresh token could not be stored";
        return new RefreshTokenLost(
            sealing switch
            {
                SealResult.Sealed =>
                    $"{notStored} and is sealed in this run's log (tokens restore {connection.Name} puts it back): {reason}",
                SealResult.SavedToFile file =>
                    $"{notStored} and is in the file {file.Place}, which only its owner can read: {reason}",
                SealResult.NotSealed open when connection.Provider.PreviousRefreshTokenWorks =>
                    $"{notStored}, and the one before is used again: {reason}; {open.Reason}",
                SealResult.NotSealed open => $"{notStored} and is lost: {reason}; {open.Reason}",
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            rotated.Replaced.Version
        );
    }
}

/// <summary>A new refresh token is not in the store.</summary>
/// <param name="Reason">Says where it is, or that it is lost.</param>
/// <param name="Replaced">The version that the store still has.</param>
public sealed record RefreshTokenLost(string Reason, CredentialVersion Replaced);
