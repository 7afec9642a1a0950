using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// Verifies a new client id or secret by refreshing one connection that uses it, and once more after the propagation delay
/// where it was refused right after the change.
/// </summary>
public sealed class VerifySecret(
    TakeSnapshot snapshot,
    RefreshRound round,
    ISecretVersions versions,
    IRotationObserver observer,
    RefreshSettings settings
)
{
    /// <summary>How many connections are tried at most: the first may have a problem of its own.</summary>
    private const int MostTried = 3;

    /// <param name="use">What was changed.</param>
    /// <param name="all">The caller's snapshot.</param>
    /// <param name="clock">The run's time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<VerificationResult> RunAsync(
        CredentialUse use,
        Snapshot all,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var newest = await NewestToVerifyAsync(use, cancellation);
        if (newest is null || IsDecided(use, newest, all, clock.Now))
        {
            return new VerificationResult.NotNeeded();
        }

        // A message is no reason to ask a provider before its backoff ends.
        var result = await TryAsync(
            use,
            all.Only(all.Connections.Where(user => !IsWaiting(user.Status, clock.Now))),
            clock,
            cancellation
        );
        while (result is not VerificationResult.Verified && PropagationDelay.Left(newest, clock.Now) is { } left)
        {
            if (!clock.Budget.AllowsStart(clock.Now + left))
            {
                observer.VerificationFinished(
                    use.Name,
                    "refused right after its change, and no time is left to wait: the scheduled run tries again"
                );
                return result;
            }

            await Task.Delay(left, settings.Clock, cancellation);
            newest = await NewestToVerifyAsync(use, cancellation);
            if (newest is null)
            {
                return result;
            }

            // A new snapshot: the last attempt changed the status, and operators may have changed more.
            result = await TryAsync(use, await snapshot.TakeAsync(null, cancellation), clock, cancellation);
        }

        return result;
    }

    private async Task<CredentialVersion?> NewestToVerifyAsync(CredentialUse use, CancellationToken cancellation)
    {
        var known = await versions.ReadAsync(use.Name, cancellation);
        if (use.Role == CredentialRole.ClientSecret && !known.AwaitsProof)
        {
            observer.Ignored(use.Name, "its newest version is proven");
            return null;
        }

        return known.Newest;
    }

    /// <summary>
    /// Whether a message about this version has nothing left to cause: anybody may publish one, any number of times. What
    /// is refused or in an outage is tried again by the schedule.
    /// </summary>
    private bool IsDecided(CredentialUse use, CredentialVersion newest, Snapshot all, DateTimeOffset now)
    {
        var users = all.Of(use).Where(user => user.Connection.Enabled).ToList();
        var decision = users switch
        {
            _ when use.Role == CredentialRole.ClientId
                    && users.Exists(user => user.Outputs.TokenWrittenAt > newest.ModifiedAt) =>
                "a token has been issued to it since",
            _ when users.Exists(user => IsRefused(user.Status, newest)) => "it was refused before",
            [_, ..] when users.TrueForAll(user => IsWaiting(user.Status, now)) => "it is tried again after an outage",
            [_, ..] when users.TrueForAll(user => IsBlocked(user, now) || IsWaiting(user.Status, now)) =>
                "its connections are refreshed again once a credential changes",
            _ => null,
        };
        if (decision is not null)
        {
            observer.Ignored(use.Name, decision);
        }

        return decision is not null;
    }

    private static bool IsRefused(ConnectionStatus status, CredentialVersion newest) =>
        status.Effective.State == ConnectionState.SecretRefused && status.Effective.Since > newest.ModifiedAt;

    private static bool IsWaiting(ConnectionStatus status, DateTimeOffset now) =>
        status.State == ConnectionState.Retrying && now < status.RetryAt;

    /// <summary>No credential has changed since its provider refused it: it was tried with this version already.</summary>
    private bool IsBlocked(ConnectionSnapshot user, DateTimeOffset now) =>
        RefreshChecks.Decide(user, settings.Timing, onDemand: false, now) is RefreshDecision.Blocked;

    /// <summary>One connection, and the next where that one says nothing about the credential.</summary>
    private async Task<VerificationResult> TryAsync(
        CredentialUse use,
        Snapshot all,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var candidates = all.Of(use)
            .Where(user => user.Connection.Enabled && !user.HasUsedToken && !IsBlocked(user, clock.Now))
            .OrderByDescending(user => user.HasWorked)
            .ThenBy(user => user.Connection.RefreshTokenRotates)
            .ThenBy(user => user.Status.State == ConnectionState.SignInAgain)
            .ThenBy(user => user.Connection.Name.Value, StringComparer.Ordinal);
        VerificationResult result = new VerificationResult.Undecided(null);
        foreach (var candidate in candidates.Take(MostTried))
        {
            var report = await round.RunAsync(all.Only([candidate]), onDemand: true, clock, cancellation);
            result = VerificationResult.Of(report.Results[0]);
            if (!HasProblemOfItsOwn(report.Results[0]))
            {
                break;
            }
        }

        observer.VerificationFinished(use.Name, Describe(result));
        return result;
    }

    private static bool HasProblemOfItsOwn(RefreshResult result) =>
        result
            is RefreshResult.Skipped
                or RefreshResult.Failed { State: ConnectionState.SignInAgain or ConnectionState.Misconfigured };

    private static string Describe(VerificationResult result) =>
        result switch
        {
            VerificationResult.Verified verified => $"it works for connection {verified.By.Connection}",
            VerificationResult.Refused { By: RefreshResult.Refreshed done } =>
                $"it is refused; connection {done.Connection} continues with the proven version",
            VerificationResult.Refused { By: RefreshResult.Failed failed } => Describe(failed),
            VerificationResult.Undecided { By: RefreshResult.Failed failed } => Describe(failed),
            VerificationResult.Undecided { By: { } skipped } =>
                $"another process holds connection {skipped.Connection}: its next refresh verifies it",
            _ => "no connection could try it",
        };

    private static string Describe(RefreshResult.Failed failed) => $"connection {failed.Connection}: {failed.Error}";
}
