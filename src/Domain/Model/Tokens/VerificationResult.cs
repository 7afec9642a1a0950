namespace Tokens.Domain.Model.Tokens;

/// <summary>The result of verifying a new client id or secret by a real exchange.</summary>
public abstract record VerificationResult
{
    private VerificationResult() { }

    /// <summary>It works.</summary>
    /// <param name="By">The connection that was refreshed with it.</param>
    public sealed record Verified(RefreshResult.Refreshed By) : VerificationResult;

    /// <summary>The provider refuses it.</summary>
    /// <param name="By">The connection that tried; refreshed with the verified version where there is one.</param>
    public sealed record Refused(RefreshResult By) : VerificationResult;

    /// <summary>It is not known: an outage, another process, a problem of the connections themselves. The schedule goes on.</summary>
    /// <param name="By">The connection that tried; null where none could.</param>
    public sealed record Undecided(RefreshResult? By) : VerificationResult;

    /// <summary>Nothing was tried: it is verified already, or was refused before.</summary>
    public sealed record NotNeeded : VerificationResult;

    /// <summary>What one connection's attempt says about the credential.</summary>
    public static VerificationResult Of(RefreshResult attempt) =>
        attempt switch
        {
            RefreshResult.Refreshed { FallbackVersion: null } refreshed => new Verified(refreshed),
            RefreshResult.Refreshed or RefreshResult.Failed { State: ConnectionState.SecretRefused } => new Refused(
                attempt
            ),
            _ => new Undecided(attempt),
        };
}
