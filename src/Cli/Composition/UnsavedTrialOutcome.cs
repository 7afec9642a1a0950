namespace Tokens.Cli.Composition;

/// <summary>
/// For a trial: its outcome goes to the operator who makes it; no status is saved or read, and nothing is published. The
/// one exception is that a refresh token is used: a provider to which it is sent again may revoke all later tokens.
/// </summary>
internal sealed class UnsavedTrialOutcome(IStatuses statuses) : IStatuses, IPublisher, IOutboxObserver
{
    public async Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> AllAsync(CancellationToken cancellation) =>
        Known(await statuses.AllAsync(cancellation));

    public async Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> NamedAsync(
        IReadOnlyCollection<ConnectionName> names,
        CancellationToken cancellation
    ) => Known(await statuses.NamedAsync(names, cancellation));

    public Task SaveAsync(ConnectionName name, ConnectionStatus status, CancellationToken cancellation) =>
        HasUsedToken(status) ? statuses.SaveAsync(name, status, cancellation) : Task.CompletedTask;

    private static Dictionary<ConnectionName, ConnectionStatus> Known(
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> all
    ) => all.Where(one => HasUsedToken(one.Value)).ToDictionary();

    private static bool HasUsedToken(ConnectionStatus status) =>
        status is { State: ConnectionState.SignInAgain, HasUsedToken: true };

    public bool Serves(Notification notification) => false;

    public Task PublishAsync(Notification notification, CancellationToken cancellation) => Task.CompletedTask;

    public void Notified(DeduplicationKey key, Notification notification) { }

    public void Deduplicated(DeduplicationKey key) { }

    public void NotificationFailed(DeduplicationKey key, string reason) { }

    public void MarkFailed(DeduplicationKey key, string reason) { }

    public void NoTopic(DeduplicationKey key, Notification notification) { }
}
