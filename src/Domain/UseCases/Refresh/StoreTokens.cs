using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Stores what a provider issued, what cannot be had again first.</summary>
public sealed class StoreTokens(ICredentialStore credentials, IAccessTokens tokens, ISeal seal, IRefreshObserver observer)
{
    /// <param name="snapshot">Whose tokens they are.</param>
    /// <param name="issued">What the store does not have yet.</param>
    /// <param name="clock">How long the store may take.</param>
    /// <param name="cancellation">Ends the attempts to store it.</param>
    /// <exception cref="StoreException">The access token or the instance URL could not be stored.</exception>
    public async Task<StoreResult> SaveAsync(
        ConnectionSnapshot snapshot,
        IssuedTokens issued,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var connection = snapshot.Connection;
        // Before the access token: the one that was sent may be dead by now.
        var lost = await SaveRefreshTokenAsync(snapshot, issued.RefreshToken, clock, cancellation);
        try
        {
            // Also where that failed: consumers go on for a lifetime, in which somebody can sign in again.
            await tokens.SaveAsync(connection, issued.Token, cancellation);
            if (issued.InstanceUrl is { } url && url != snapshot.Outputs.InstanceUrl)
            {
                await tokens.SaveInstanceUrlAsync(connection, url, cancellation);
            }
        }
        catch (StoreException failure) when (lost is not null)
        {
            return Lost(issued, $"{lost}; nor is the access token stored: {failure.Message}");
        }

        return lost is null ? new StoreResult.Done() : Lost(issued, lost);
    }

    private static StoreResult.RefreshTokenLost Lost(IssuedTokens issued, string reason) =>
        new(reason, issued.RefreshToken!.Replaced.Version);

    /// <returns>Null where it is stored, or there is none; else what became of it.</returns>
    private async Task<string?> SaveRefreshTokenAsync(
        ConnectionSnapshot snapshot,
        RotatedRefreshToken? rotated,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        if (rotated is null)
        {
            return null;
        }

        using var limit = clock.LimitTo(clock.Budget.LastSave, cancellation);
        try
        {
            await credentials.SaveRefreshTokenAsync(rotated.Replaced, rotated.Value, limit.Token);
            return null;
        }
        catch (StoreException failure)
        {
            return await SealAsync(snapshot, rotated.Value, failure.Message, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var late = $"Parameter Store did not take it for {rotated.Replaced.Parameter} while there was time";
            return await SealAsync(snapshot, rotated.Value, late, cancellation);
        }
    }

    private async Task<string> SealAsync(
        ConnectionSnapshot snapshot,
        Secret refreshToken,
        string reason,
        CancellationToken cancellation
    )
    {
        var connection = snapshot.Connection.Name;
        switch (await seal.SealAsync(connection, refreshToken, cancellation))
        {
            case SealResult.Sealed closed:
                observer.Sealed(connection, closed.Text, reason);
                return $"the new refresh token could not be stored and lies sealed in this run's log (tokens restore {connection} puts it back): {reason}";
            case SealResult.SavedToFile aside:
                return $"the new refresh token could not be stored and is in the file {aside.Place}, which only its owner can read: {reason}";
            case SealResult.NotSealed open when snapshot.Connection.Provider.PreviousRefreshTokenWorks:
                return $"the new refresh token could not be stored, and the one before is used again: {reason}; {open.Reason}";
            case SealResult.NotSealed open:
                observer.RefreshTokenLost(connection, $"{reason}; {open.Reason}");
                return $"the new refresh token could not be stored and is lost: {reason}; {open.Reason}";
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
