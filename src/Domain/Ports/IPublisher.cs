using Tokens.Domain.Model.Alerts;

namespace Tokens.Domain.Ports;

/// <summary>Where notices go.</summary>
public interface IPublisher
{
    /// <summary>Whether anybody is there to read such a notice; where not, nothing is claimed for it.</summary>
    bool Serves(Notification notification);

    /// <summary>
    /// Publishes once. Not tried again where it is not certain that nothing was published: the sweep does that, once.
    /// </summary>
    /// <exception cref="PublishingException">It was not published, or nobody can tell.</exception>
    Task PublishAsync(Notification notification, CancellationToken cancellation);
}

/// <summary>The message names the topic and the mend.</summary>
public sealed class PublishingException(string message) : Exception(message);
