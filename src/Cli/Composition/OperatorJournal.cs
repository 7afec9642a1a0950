using Microsoft.Extensions.Logging;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Composition;

/// <summary>The functions' journal without what a command's own answer says of each connection.</summary>
internal sealed class OperatorJournal(ILogger<RefreshJournal> logger) : IRefreshJournal
{
    private readonly RefreshJournal whole = new(logger);

    public void Finished(RefreshResult result) { }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshPolicy policy) =>
        whole.CannotKeepFresh(connection, lifetime, policy);

    public void NotTold(ConnectionName connection, string reason) => whole.NotTold(connection, reason);

    public void Sealed(ConnectionName connection, string closed, string reason) =>
        whole.Sealed(connection, closed, reason);

    public void RefreshTokenLost(ConnectionName connection, string reason) =>
        whole.RefreshTokenLost(connection, reason);

    public void ClaimNotFinished(ConnectionName connection, string reason) =>
        whole.ClaimNotFinished(connection, reason);

    public void Defect(ConnectionName connection, Exception exception) => whole.Defect(connection, exception);
}
