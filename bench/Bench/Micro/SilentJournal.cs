namespace Tokens.Bench.Micro;

/// <summary>A line in the log costs more than the rule that it is about.</summary>
internal sealed class SilentJournal : IRefreshObserver
{
    public void Decided(ConnectionName connection, RefreshDecision decision) { }

    public void Finished(RefreshResult result) { }

    public void CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming timing) { }

    public void NotificationFailed(ConnectionName connection, string reason) { }

    public void Sealed(ConnectionName connection, string closed, string reason) { }

    public void RefreshTokenLost(ConnectionName connection, string reason) { }

    public void LeaseNotReleased(ConnectionName connection, string reason) { }

    public void Defect(ConnectionName connection, Exception exception) =>
        throw new BenchException($"{connection}: {exception}");
}
