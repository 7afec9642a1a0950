using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// Tries a new client id or secret by refreshing one connection that uses it, and once more after it had time to settle
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
    /// <summary>How many connections are tried at most: the first may have a trouble of its own.</summary>
    private const int MostTried = 3;

    /// <param name="use">What was changed.</param>
    /// <param name="all">What the caller has just surveyed.</param>
    /// <param name="clock">The run's time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What was tried, the last decisive; nothing where the newest version is proven already.</returns>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<IReadOnlyList<RefreshReport>> RunAsync(
        CredentialUse use,
        Snapshot all,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var reports = new List<RefreshReport>();
        while (true)
        {
            var newest = await NewestToProveAsync(use, cancellation);
            if (newest is null || (reports.Count == 0 && IsDecided(use, newest, all, clock.Now)))
            {
                return reports;
            }

            reports.AddRange(await TryAsync(use, Untried(all, reports, clock), clock, cancellation));
            if (IsProven(reports) || PropagationDelay.Left(newest, clock.Now) is not { } left)
            {
                return reports;
            }

            if (!clock.Budget.AllowsStart(clock.Now + left))
            {
                observer.Verified(
                    use.Name,
                    "refused right after its change, and no time to let it settle: left to the sweep"
                );
                return reports;
            }

            await Task.Delay(left, settings.Clock, cancellation);
            // Anew: the state that the last try left behind counts, and what people changed meanwhile.
            all = await snapshot.TakeAsync(null, cancellation);
        }
    }

    private async Task<CredentialVersion?> NewestToProveAsync(CredentialUse use, CancellationToken cancellation)
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

    /// <summary>
    /// Without those that wait after an outage, unless this run tried them itself: a message is no reason to ask a provider
    /// earlier.
    /// </summary>
    private static Snapshot Untried(Snapshot all, List<RefreshReport> reports, RunClock clock) =>
        reports.Count > 0 ? all : all.Only(all.Connections.Where(user => !IsWaiting(user.Status, clock.Now)));

    private static bool IsRefused(ConnectionStatus status, CredentialVersion newest) =>
        status.Effective.State == ConnectionState.SecretRefused && status.Effective.Since > newest.ModifiedAt;

    private static bool IsWaiting(ConnectionStatus status, DateTimeOffset now) =>
        status.State == ConnectionState.Retrying && now < status.RetryAt;

    /// <summary>No credential has changed since its provider refused it: it was tried with this version already.</summary>
    private bool IsBlocked(ConnectionSnapshot user, DateTimeOffset now) =>
        RefreshChecks.For(user, settings.Policy, onDemand: false, now) is RefreshDecision.Blocked;

    /// <summary>One connection, and the next where that one waits for a person for a reason of its own.</summary>
    private async Task<IReadOnlyList<RefreshReport>> TryAsync(
        CredentialUse use,
        Snapshot all,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var reports = new List<RefreshReport>();
        var candidates = all.Of(use)
            .Where(user => user.Connection.Enabled && !user.HasUsedToken && !IsBlocked(user, clock.Now))
            .OrderByDescending(user => user.HasWorked)
            .ThenBy(user => user.Connection.RefreshTokenRotates)
            .ThenBy(user => user.Status.State == ConnectionState.SignInAgain)
            .ThenBy(user => user.Connection.Name.Value, StringComparer.Ordinal);
        foreach (var candidate in candidates.Take(MostTried))
        {
            reports.Add(await round.RunAsync(all.Only([candidate]), onDemand: true, clock, cancellation));
            if (!HasTroubleOfItsOwn(reports[^1]))
            {
                break;
            }
        }

        observer.Verified(use.Name, Describe(reports));
        return reports;
    }

    private static bool HasTroubleOfItsOwn(RefreshReport report) =>
        report.Skipped.Any()
        || report.Failed.Any(failed => failed.State is ConnectionState.SignInAgain or ConnectionState.Misconfigured);

    private static bool IsProven(List<RefreshReport> reports) =>
        reports.Count > 0 && reports[^1].Refreshed.Any(done => done.FallbackVersion is null);

    private static string Describe(List<RefreshReport> reports) =>
        (reports is [.., { Results: [var result, ..] }] ? result : null) switch
        {
            RefreshResult.Refreshed { FallbackVersion: null } done => $"it works for connection {done.Connection}",
            RefreshResult.Refreshed done =>
                $"it is refused; connection {done.Connection} goes on with the proven version",
            RefreshResult.Failed failed => $"connection {failed.Connection}: {failed.Error}",
            RefreshResult.Skipped skipped =>
                $"another function was at connection {skipped.Connection}: left to its next refresh",
            _ => "there was nobody to try it",
        };
}
