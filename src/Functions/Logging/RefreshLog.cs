using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>What a refresh reports, as log lines. Each says what happens next, or what to do.</summary>
public sealed partial class RefreshLog(ILogger<RefreshLog> logger) : IRefreshObserver
{
    public void Decided(ConnectionName connection, RefreshDecision decision) =>
        Decided(
            connection.Value,
            decision is RefreshDecision.Due ? "will be refreshed" : "will not be refreshed",
            decision.Reason
        );

    public void Finished(RefreshResult result)
    {
        switch (result)
        {
            case RefreshResult.Refreshed done:
                Refreshed(done.Connection, (long)done.Lifetime.TotalSeconds, done.Rotated);
                break;
            case RefreshResult.Skipped { Reason: SkipReason.NoTimeLeft } skipped:
                NoTimeLeft(skipped.Connection);
                break;
            case RefreshResult.Skipped { Reason: SkipReason.InUse } skipped:
                InUse(skipped.Connection);
                break;
            case RefreshResult.Skipped { Reason: SkipReason.RefreshedElsewhere } skipped:
                RefreshedElsewhere(skipped.Connection);
                break;
            case RefreshResult.Failed failed:
                Failed(failed.Connection, failed.Error);
                break;
        }
    }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming timing) =>
        CannotKeepFresh(connection.Value, (long)lifetime.TotalSeconds, (long)timing.SweepInterval.TotalSeconds);

    public void NotificationFailed(ConnectionName connection, string reason) =>
        NotificationFailed(connection.Value, reason);

    public void Sealed(ConnectionName connection, string sealedText, string reason) =>
        Sealed(connection.Value, reason, sealedText);

    public void RefreshTokenLost(ConnectionName connection, string reason) =>
        RefreshTokenLost(connection.Value, reason);

    public void LeaseNotReleased(ConnectionName connection, string reason) =>
        LeaseNotReleased(connection.Value, reason);

    public void Defect(ConnectionName connection, Exception exception) => Defect(connection.Value, exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Connection {Connection} {Decision}: {Reason}")]
    private partial void Decided(string connection, string decision, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connection {Connection}: access token refreshed, valid for {LifetimeSeconds} s; refresh token rotated: {Rotated}"
    )]
    private partial void Refreshed(string connection, long lifetimeSeconds, bool rotated);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {Connection}: not refreshed, since no time is left in this invocation; the next scheduled run refreshes it first"
    )]
    private partial void NoTimeLeft(string connection);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connection {Connection}: not refreshed, since another process holds the lease of its refresh token; the next scheduled run tries again"
    )]
    private partial void InUse(string connection);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connection {Connection}: nothing to do, since another process has just refreshed it"
    )]
    private partial void RefreshedElsewhere(string connection);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Connection {Connection}: its new refresh token could not be stored and is sealed in this line, its only copy; to store it, fix the reason and give this line to `tokens restore {Connection}`. {Reason}. Sealed: {Sealed}"
    )]
    private partial void Sealed(string connection, string reason, string @sealed);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Connection {Connection}: its new refresh token could not be stored and is lost: fix the reason, then sign in again with `tokens authorize {Connection}`. {Reason}"
    )]
    private partial void RefreshTokenLost(string connection, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {Connection}: the lease of its refresh token could not be released; other processes wait until it expires, six minutes at most. {Reason}"
    )]
    private partial void LeaseNotReleased(string connection, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Connection {Connection}: not refreshed; `tokens status {Connection}` shows its state and when it is tried again. {Error}"
    )]
    private partial void Failed(string connection, string error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {Connection}: its access tokens are valid for {LifetimeSeconds} s, but the schedule runs every {SweepSeconds} s, so consumers read expired ones; set RefreshIntervalMinutes of the stack, which sets the schedule and TOKENS_SWEEP_INTERVAL, to less than half of that"
    )]
    private partial void CannotKeepFresh(string connection, long lifetimeSeconds, long sweepSeconds);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Connection {Connection}: the alert that its refresh fails, or works again, could not be sent; the next scheduled run tries again. {Reason}"
    )]
    private partial void NotificationFailed(string connection, string reason);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Connection {Connection}: not refreshed because of a bug in this software; the next scheduled run tries again, and the other connections are not affected. Please report it with the exception that follows"
    )]
    private partial void Defect(string connection, Exception exception);
}
