namespace Tokens.Cli.Composition;

/// <summary>
/// For a trial: how it goes is told to whoever makes it, and remembered by nobody, as nothing is that went before. Only
/// that a refresh token is spent is remembered all the same: a provider that is shown it again may revoke all that came
/// after it.
/// </summary>
internal sealed class Unremembered(IStatuses statuses) : IStatuses, IPublisher, IOutboxObserver
{
    public async Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> AllAsync(CancellationToken cancellation) =>
        Known(await statuses.AllAsync(cancellation));

    public async Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> NamedAsync(
        IReadOnlyCollection<ConnectionName> names,
        CancellationToken cancellation
    ) => Known(await statuses.NamedAsync(names, cancellation));

    public Task SaveAsync(ConnectionName name, ConnectionStatus status, CancellationToken cancellation) =>
        TellsOfSpentToken(status) ? statuses.SaveAsync(name, status, cancellation) : Task.CompletedTask;

    private static Dictionary<ConnectionName, ConnectionStatus> Known(
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> all
    ) => all.Where(one => TellsOfSpentToken(one.Value)).ToDictionary();

    private static bool TellsOfSpentToken(ConnectionStatus status) =>
        status is { State: ConnectionState.SignInAgain, HasUsedToken: true };

    public bool Serves(Notification notification) => false;

    public Task PublishAsync(Notification notification, CancellationToken cancellation) => Task.CompletedTask;

    public void Notified(DeduplicationKey key, Notification notification) { }

    public void Deduplicated(DeduplicationKey key) { }

    public void NotificationFailed(DeduplicationKey key, string reason) { }

    public void MarkFailed(DeduplicationKey key, string reason) { }

    public void NoTopic(DeduplicationKey key, Notification notification) { }
}
