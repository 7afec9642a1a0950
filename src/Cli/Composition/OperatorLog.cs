using Microsoft.Extensions.Logging;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Composition;

/// <summary>The functions' log without what a command's own answer says of each connection.</summary>
internal sealed class OperatorLog(ILogger<RefreshLog> logger) : IRefreshObserver
{
    private readonly RefreshLog whole = new(logger);

    public void Decided(ConnectionName connection, RefreshDecision decision) => whole.Decided(connection, decision);

    public void Finished(RefreshResult result) { }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming timing) =>
        whole.CannotKeepFresh(connection, lifetime, timing);

    public void NotificationFailed(ConnectionName connection, string reason) =>
        whole.NotificationFailed(connection, reason);

    public void Sealed(ConnectionName connection, string closed, string reason) =>
        whole.Sealed(connection, closed, reason);

    public void RefreshTokenLost(ConnectionName connection, string reason) =>
        whole.RefreshTokenLost(connection, reason);

    public void LeaseNotReleased(ConnectionName connection, string reason) =>
        whole.LeaseNotReleased(connection, reason);

    public void Defect(ConnectionName connection, Exception exception) => whole.Defect(connection, exception);
}
