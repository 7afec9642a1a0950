using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>The journal as log lines, one for each connection that something happened to.</summary>
public sealed partial class RefreshLog(ILogger<RefreshLog> logger) : IRefreshObserver
{
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
            case RefreshResult.Skipped skipped:
                Skipped(skipped.Connection, skipped.Reason);
                break;
            case RefreshResult.Failed failed:
                Failed(failed.Connection, failed.Error);
                break;
        }
    }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming policy) =>
        CannotKeepFresh(connection.Value, (long)lifetime.TotalSeconds, (long)policy.SweepInterval.TotalSeconds);

    public void NotificationFailed(ConnectionName connection, string reason) => NotificationFailed(connection.Value, reason);

    public void Sealed(ConnectionName connection, string closed, string reason) =>
        Sealed(connection.Value, reason, closed);

    public void RefreshTokenLost(ConnectionName connection, string reason) =>
        RefreshTokenLost(connection.Value, reason);

    public void LeaseNotReleased(ConnectionName connection, string reason) =>
        LeaseNotReleased(connection.Value, reason);

    public void Defect(ConnectionName connection, Exception exception) => Defect(connection.Value, exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connection {Connection}: refreshed for {LifetimeSeconds} s; refresh token rotated: {Rotated}"
    )]
    private partial void Refreshed(string connection, long lifetimeSeconds, bool rotated);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Connection {Connection}: skipped ({Reason})")]
    private partial void Skipped(string connection, SkipReason reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {Connection}: no time left in this invocation; the next sweep takes it"
    )]
    private partial void NoTimeLeft(string connection);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connection {Connection}: left alone, since another process holds its refresh token or did until it was stopped; the next sweep looks again"
    )]
    private partial void InUse(string connection);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connection {Connection}: left alone, since somebody else was faster"
    )]
    private partial void RefreshedElsewhere(string connection);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Connection {Connection}: its new refresh token could not be stored and lies sealed in this line, its only place. {Reason}. Sealed: {Sealed}"
    )]
    private partial void Sealed(string connection, string reason, string @sealed);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Connection {Connection}: its new refresh token could not be stored and is lost, so its user must sign in again. {Reason}"
    )]
    private partial void RefreshTokenLost(string connection, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {Connection}: its claim stays until its time is over. {Reason}"
    )]
    private partial void LeaseNotReleased(string connection, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Connection {Connection}: {Error}")]
    private partial void Failed(string connection, string error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connection {Connection}: its tokens live {LifetimeSeconds} s and a sweep comes every {SweepSeconds} s, so consumers meet expired ones; shorten the schedule's interval and TOKENS_SWEEP_INTERVAL"
    )]
    private partial void CannotKeepFresh(string connection, long lifetimeSeconds, long sweepSeconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Connection {Connection}: nobody could be told. {Reason}")]
    private partial void NotificationFailed(string connection, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Connection {Connection}: a defect")]
    private partial void Defect(string connection, Exception exception);
}
