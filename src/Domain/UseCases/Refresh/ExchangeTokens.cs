using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Exchanges a connection's credentials for tokens, with each credential that may work: the newest client secret, then
/// the verified version where the newest is refused; the stored refresh token, then the one before it where the provider
/// lets that one go on working. A wrong secret that was just stored therefore stops nothing.
/// </summary>
public sealed class ExchangeTokens(ITokenEndpoint endpoint, ICredentialStore credentials)
{
    private const string ReplacedSecret = "a newer client secret was stored meanwhile and is tried next";

    public async Task<ExchangeResult> RunAsync(RefreshAttempt attempt, CancellationToken cancellation)
    {
        var request = attempt.Credentials.Request;
        using var limit = attempt.Clock.LimitTo(attempt.Clock.Budget.LastExchange, cancellation);
        try
        {
            var tried = await TrySecretsAsync(attempt, request, attempt.Clock.Now, limit.Token);
            var completed = await WithoutReplacedSecretAsync(attempt, tried, limit.Token);
            return completed.Outcome is ExchangeOutcome.SignInAgain
                ? await ReconsiderRefreshTokenAsync(attempt, completed, limit.Token)
                : completed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            const string late = "the function's time was up before the provider answered";
            var outcome = new ExchangeOutcome.RetryLater(null, late) { MayBeDone = true };
            return new ExchangeResult.Completed(outcome, request.RefreshToken);
        }
    }

    /// <summary>With the newest client secret, and with the verified version where the newest is refused.</summary>
    private async Task<ExchangeResult.Completed> TrySecretsAsync(
        RefreshAttempt attempt,
        TokenRequest request,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (IsKnownToBeRefused(attempt, now))
        {
            return await TryVerifiedFirstAsync(attempt, request, now, cancellation);
        }

        var outcome = await endpoint.ExchangeAsync(request, cancellation);
        if (outcome is not ExchangeOutcome.SecretRefused refused || OtherVersion(attempt) is not { } verified)
        {
            return Completed(attempt, request, outcome, now);
        }

        if (verified.Read is CredentialRead.Unreadable unreadable)
        {
            // Not final: a version that works exists.
            var reason = $"{refused.Reason}; and the secret's proven version cannot be read: {unreadable.Reason}";
            return new ExchangeResult.Completed(new ExchangeOutcome.RetryLater(null, reason), request.RefreshToken);
        }

        var fallback = await endpoint.ExchangeAsync(request.With(verified.Value!, verified.Version), cancellation);
        return fallback switch
        {
            ExchangeOutcome.Refreshed => new ExchangeResult.Completed(
                fallback,
                request.RefreshToken,
                new SecretFallback(verified.Version, PropagationLeft(attempt, now) is null ? refused.Reason : null)
            ),
            ExchangeOutcome.SecretRefused => Completed(attempt, request, refused, now),
            _ => Completed(attempt, request, fallback, now),
        };
    }

    /// <summary>
    /// The newest was refused not long ago, and neither it nor the client id has changed since: sending it again achieves
    /// nothing.
    /// </summary>
    private static bool IsKnownToBeRefused(RefreshAttempt attempt, DateTimeOffset now) =>
        attempt.Snapshot.Status is { State: ConnectionState.SecretRefused, FallbackVersion: { } running } status
        && OtherVersion(attempt) is { Value: not null } verified
        && verified.Version.Number == running
        && attempt.NewestSecret!.ModifiedAt <= status.Since
        && !(attempt.Credentials.Request.Client.IdVersion?.ModifiedAt > status.Since)
        && now < status.RetryAt;

    private async Task<ExchangeResult.Completed> TryVerifiedFirstAsync(
        RefreshAttempt attempt,
        TokenRequest request,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var verified = OtherVersion(attempt)!;
        var outcome = await endpoint.ExchangeAsync(request.With(verified.Value!, verified.Version), cancellation);
        // Where the old secret stops working, the provider may have come to accept the new one.
        return outcome is ExchangeOutcome.SecretRefused
            ? Completed(attempt, request, await endpoint.ExchangeAsync(request, cancellation), now)
            : new ExchangeResult.Completed(
                outcome,
                request.RefreshToken,
                new SecretFallback(verified.Version, attempt.Snapshot.Status.Reason)
            );
    }

    /// <summary>The verified version of the client secret where it is not the newest one.</summary>
    private static ProvenSecret? OtherVersion(RefreshAttempt attempt) =>
        attempt is { Credentials.Proven: { } proven, NewestSecret: { } newest } && proven.Version != newest
            ? proven
            : null;

    private static ExchangeResult.Completed Completed(
        RefreshAttempt attempt,
        TokenRequest request,
        ExchangeOutcome outcome,
        DateTimeOffset now
    ) =>
        new(
            outcome is ExchangeOutcome.SecretRefused refused ? Judge(attempt, refused, now) : outcome,
            request.RefreshToken
        );

    /// <summary>Whether a refusal of the client secret counts as one.</summary>
    private static ExchangeOutcome Judge(
        RefreshAttempt attempt,
        ExchangeOutcome.SecretRefused refused,
        DateTimeOffset now
    ) =>
        PropagationLeft(attempt, now) is { } left ? new ExchangeOutcome.RetryLater(left, refused.Reason)
        : IsConclusive(attempt) ? refused
        : new ExchangeOutcome.Misconfigured(
            $"{refused.Reason}; this connection has not worked with client {attempt.Snapshot.Connection.Client.Name} yet, whose secret is verified: check its tokenEndpoint"
        );

    /// <summary>
    /// A verified secret of a shared client is not called refused because of a connection that never worked: its tenant,
    /// shop or organisation may not know the client at all.
    /// </summary>
    private static bool IsConclusive(RefreshAttempt attempt) =>
        attempt.Snapshot.Connection.Client.Name is null
        || attempt.Snapshot.HasWorked
        || attempt.Credentials.Proven is null;

    private static TimeSpan? PropagationLeft(RefreshAttempt attempt, DateTimeOffset now) =>
        PropagationDelay.Left(attempt.NewestSecret, now)
        ?? PropagationDelay.Left(attempt.Credentials.Request.Client.IdVersion, now);

    /// <summary>An owner who replaces the secret during a run, which reads it once, is not notified that the old one is refused.</summary>
    private async Task<ExchangeResult.Completed> WithoutReplacedSecretAsync(
        RefreshAttempt attempt,
        ExchangeResult.Completed completed,
        CancellationToken cancellation
    )
    {
        var refused = completed.Outcome as ExchangeOutcome.SecretRefused;
        if (
            refused is null && completed.Fallback?.Refusal is null
            // Null: kept where no date is known.
            || attempt.NewestSecret is not { } sent
            || !await credentials.IsReplacedAsync(attempt.Snapshot.Connection.Client.Secret, sent, cancellation)
        )
        {
            return completed;
        }

        return refused is null
            ? new ExchangeResult.Completed(
                completed.Outcome,
                completed.Sent,
                new SecretFallback(completed.Fallback!.Version, null)
            )
            : new ExchangeResult.Completed(
                new ExchangeOutcome.RetryLater(null, $"{refused.Reason}; {ReplacedSecret}"),
                completed.Sent
            );
    }

    /// <summary>
    /// Before the owner is asked to sign in: the refused refresh token may have been replaced meanwhile, or the one before
    /// it may still work.
    /// </summary>
    private async Task<ExchangeResult> ReconsiderRefreshTokenAsync(
        RefreshAttempt attempt,
        ExchangeResult.Completed refused,
        CancellationToken cancellation
    )
    {
        if (attempt.Credentials.RefreshToken is not { } sent)
        {
            return refused;
        }

        if (await IsReplacedAsync(sent, cancellation))
        {
            return new ExchangeResult.RefreshedElsewhere();
        }

        return
            attempt.Snapshot.Connection.Provider.PreviousRefreshTokenWorks
            && await credentials.ReadBeforeAsync(sent.Parameter, sent.Version, cancellation)
                is CredentialRead.Found { Value: { IsEmpty: false } previous }
            && await TrySecretsAsync(
                attempt,
                attempt.Credentials.Request with
                {
                    RefreshToken = previous,
                },
                attempt.Clock.Now,
                cancellation
            )
                is { Outcome: ExchangeOutcome.Refreshed or ExchangeOutcome.RetryLater } completed
            ? completed
            : refused;
    }

    private async Task<bool> IsReplacedAsync(RefreshTokenVersion sent, CancellationToken cancellation)
    {
        var source = new CredentialSource.InParameter(sent.Parameter);
        var found = await credentials.ReadAsync([source], cancellation);
        return found[source] is CredentialRead.Found { Version: { } current } && current != sent.Version;
    }
}
