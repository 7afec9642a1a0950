using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Bench.Micro;

/// <summary>A line in the log costs more than the rule that it is about.</summary>
internal sealed class SilentJournal : IRefreshJournal
{
    public void Finished(RefreshResult result) { }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshPolicy policy) { }

    public void NotTold(ConnectionName connection, string reason) { }

    public void Sealed(ConnectionName connection, string closed, string reason) { }

    public void RefreshTokenLost(ConnectionName connection, string reason) { }

    public void ClaimNotFinished(ConnectionName connection, string reason) { }

    public void Defect(ConnectionName connection, Exception exception) =>
        throw new BenchException($"{connection}: {exception}");
}
