namespace Tokens.Tests.Unit;

/// <summary>Topics as a process sees them that may be killed.</summary>
internal sealed class MortalPublisher(IPublisher publisher, Life life) : IPublisher
{
    public bool Serves(Notification notification) => publisher.Serves(notification);

    public Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        life.Spend(notification);
        NoSecretLeaves.Show("a notice", notification.ToString());
        return publisher.PublishAsync(notification, cancellation);
    }
}
