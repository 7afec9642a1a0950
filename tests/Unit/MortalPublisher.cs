using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit;

/// <summary>Topics as a process sees them that may be killed.</summary>
internal sealed class MortalPublisher(IPublisher publisher, Life life) : IPublisher
{
    public bool Serves(Notice notice) => publisher.Serves(notice);

    public Task PublishAsync(Notice notice, CancellationToken cancellation)
    {
        life.Spend(notice);
        NoSecretLeaves.Show("a notice", notice.ToString());
        return publisher.PublishAsync(notice, cancellation);
    }
}
