using Tokens.Domain.Model.Connections;

namespace Tokens.Domain.Model.Tokens;

/// <summary>
/// Whether a connection is refreshed: two ordered chains of checks. The first check that returns something decides.
/// </summary>
public static class RefreshChecks
{
    /// <summary>At the start of a run. Where no check objects, a failed connection is tried again.</summary>
    private static readonly Func<Context, RefreshDecision?>[] AtStart =
    [
        DisabledInDefinition,
        RefreshTokenAlreadyUsed,
        RequestedOnDemand,
        AccessTokenAge,
        ChangedSinceFailure,
        BackingOff,
        WaitingForSignIn,
    ];

    /// <summary>Once the lease is held: what other processes did between the snapshot and the lease.</summary>
    private static readonly Func<Held, RefreshOutcome?>[] BeforeExchange =
    [
        StateUnreadable,
        RefreshTokenReplaced,
        AccessTokenRefreshed,
        AccessTokenPending,
        RefreshTokenFoundUsed,
    ];

    /// <param name="onDemand">Requested by name; refreshed whatever its age or state, unless disabled or known to be used.</param>
    /// <param name="snapshot">The connection.</param>
    /// <param name="timing">When a token is due.</param>
    /// <param name="now">The present.</param>
    public static RefreshDecision Decide(
        ConnectionSnapshot snapshot,
        RefreshTiming timing,
        bool onDemand,
        DateTimeOffset now
    )
    {
        var context = new Context(snapshot, timing, onDemand, now);
        return AtStart.Select(check => check(context)).FirstOrDefault(decision => decision is not null)
            ?? new RefreshDecision.Due("it failed and is tried again");
    }

    /// <returns>The attempt's outcome where the provider must not be asked any more; null where it may.</returns>
    public static RefreshOutcome? ObjectToExchange(
        ConnectionSnapshot snapshot,
        TokenLease lease,
        CurrentState current,
        DateTimeOffset now
    )
    {
        var held = new Held(snapshot, lease, current, now);
        return BeforeExchange.Select(check => check(held)).FirstOrDefault(outcome => outcome is not null);
    }

    private static RefreshDecision.Disabled? DisabledInDefinition(Context context) =>
        context.Connection.Connection.Enabled ? null : new RefreshDecision.Disabled();

    private static RefreshDecision.Blocked? RefreshTokenAlreadyUsed(Context context) =>
        context.Connection.HasUsedToken
            ? new RefreshDecision.Blocked(
                context.Status.State,
                $"{context.Status.Reason}; the stored refresh token is already used, and the provider is not asked before "
                    + "the new one is restored (tokens restore) or the owner signs in again"
            )
            : null;

    private static RefreshDecision.Due? RequestedOnDemand(Context context) =>
        context.OnDemand ? new RefreshDecision.Due("it was requested by name") : null;

    /// <summary>Decides alone for a healthy connection, and for one whose verified secret serves in place of a refused one.</summary>
    private static RefreshDecision? AccessTokenAge(Context context) =>
        context.Status
            is { State: ConnectionState.Healthy }
                or { State: ConnectionState.SecretRefused, FallbackVersion: not null }
            ? context.Connection.Token is { } token && !context.Timing.IsDue(token, context.Now)
                ? new RefreshDecision.NotYet(context.Timing.DueAt(token))
                : new RefreshDecision.Due("its access token is due")
            : null;

    /// <summary>In an outage too, unless it hides an older problem: its fix can only be tried once the provider answers again.</summary>
    private static RefreshDecision.Due? ChangedSinceFailure(Context context) =>
        context.Status.Underlying is null && context.Connection.ChangedAt > context.Status.Since
            ? new RefreshDecision.Due("its definition or a credential changed since it failed")
            : null;

    private static RefreshDecision? BackingOff(Context context) =>
        context.Now < context.Status.RetryAt ? HeldBack(context.Status) : null;

    private static RefreshDecision? WaitingForSignIn(Context context) =>
        context.Status.State == ConnectionState.SignInAgain ? HeldBack(context.Status) : null;

    private static RefreshDecision HeldBack(ConnectionStatus status) =>
        status is { State: ConnectionState.Retrying, RetryAt: { } retryAt }
            ? new RefreshDecision.Waiting(retryAt)
            : new RefreshDecision.Blocked(status.State, status.Reason ?? "");

    /// <summary>A token that has to be stored is not exchanged while the store does not answer.</summary>
    private static RefreshOutcome? StateUnreadable(Held held) =>
        held.Current is CurrentState.Unreadable unreadable
            ? new RefreshOutcome(held.Connection.Failed(unreadable.Reason), RefreshTokenUse.Unused)
            : null;

    /// <summary>The token may have been read for another connection that shares it, many minutes ago.</summary>
    private static RefreshOutcome? RefreshTokenReplaced(Held held) =>
        held.Known.RefreshToken != held.Lease.Token.Version ? held.Elsewhere(RefreshTokenUse.Used) : null;

    private static RefreshOutcome? AccessTokenRefreshed(Held held) =>
        held.Known.TokenWrittenAt != held.Connection.Outputs.TokenWrittenAt
            ? held.Elsewhere(RefreshTokenUse.Unused)
            : null;

    /// <summary>
    /// Another process has just stored this refresh token, and may not have stored the access token that came with it: an
    /// exchange now could finish before it does, and an older access token would replace a newer one. The owner's new
    /// sign-in waits for nothing, and neither does a refresh on demand.
    /// </summary>
    private static RefreshOutcome? AccessTokenPending(Held held) =>
        held.Connection.Status.State != ConnectionState.SignInAgain
        && !held.Connection.IsOnDemand
        && held.Known.RefreshToken is { } stored
        && stored.ModifiedAt > held.Known.TokenWrittenAt
        && held.Now - stored.ModifiedAt <= held.Lease.Length
            ? new RefreshOutcome(held.Connection.Skipped(SkipReason.InUse), RefreshTokenUse.Unused)
            : null;

    /// <summary>Recorded since the snapshot and about this version. What the snapshot knew was already considered.</summary>
    private static RefreshOutcome? RefreshTokenFoundUsed(Held held)
    {
        var status = held.Known.Status;
        return
            status.HasUsedToken
            && status != held.Connection.Status
            && held.Lease.Token.Version.ModifiedAt <= status.Since
            ? new RefreshOutcome(held.Connection.Failed(status.Reason, status.State), RefreshTokenUse.Used)
            : null;
    }

    private sealed record Context(
        ConnectionSnapshot Connection,
        RefreshTiming Timing,
        bool OnDemand,
        DateTimeOffset Now
    )
    {
        public ConnectionStatus Status => Connection.Status;
    }

    private sealed record Held(
        ConnectionSnapshot Connection,
        TokenLease Lease,
        CurrentState Current,
        DateTimeOffset Now
    )
    {
        /// <summary>For the checks after <see cref="StateUnreadable"/>.</summary>
        public CurrentState.Known Known => (CurrentState.Known)Current;

        public RefreshOutcome Elsewhere(RefreshTokenUse use) =>
            new(Connection.Skipped(SkipReason.RefreshedElsewhere), use);
    }
}
