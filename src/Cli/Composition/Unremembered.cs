using Tokens.Domain.AccessTokens;
using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Composition;

/// <summary>
/// For a trial: how it goes is told to whoever makes it, and remembered by nobody. Only that a refresh token is spent is
/// remembered all the same: a provider that is shown it again may revoke all that came after it.
/// </summary>
internal sealed class Unremembered(IStatuses statuses) : IStatuses, IPublisher, IOutboxJournal
{
    public Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> AllAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<ConnectionName, ConnectionStatus>>(
            new Dictionary<ConnectionName, ConnectionStatus>()
        );

    public Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> NamedAsync(
        IReadOnlyCollection<ConnectionName> names,
        CancellationToken cancellation
    ) => AllAsync(cancellation);

    public Task SaveAsync(ConnectionName name, ConnectionStatus status, CancellationToken cancellation) =>
        status is { State: ConnectionState.SignInAgain, HasSpentToken: true }
            ? statuses.SaveAsync(name, status, cancellation)
            : Task.CompletedTask;

    public bool Serves(Notice notice) => false;

    public Task PublishAsync(Notice notice, CancellationToken cancellation) => Task.CompletedTask;

    public void Told(Occasion occasion, Notice notice) { }

    public void ToldBefore(Occasion occasion) { }

    public void NotTold(Occasion occasion, string reason) { }

    public void NotMarked(Occasion occasion, string reason) { }

    public void NobodyListens(Occasion occasion, Notice notice) { }
}
