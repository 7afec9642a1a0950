using System.Threading.Channels;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// The topics of a run over a Parameter Store without events: notifications to subscribers are shown, and published if a
/// topic is set; rotation-completed messages are delivered in this process only.
/// </summary>
internal sealed class LocalTopics(LocalLog log, TimeProvider clock, IPublisher aws) : IPublisher
{
    /// <summary>The completed topic if none is set.</summary>
    public const string CompletedTopicArn = "arn:aws:sns:local:000000000000:tokens-rotation-completed";

    private readonly Channel<Notification.RotationCompleted> completions =
        Channel.CreateUnbounded<Notification.RotationCompleted>();

    public ChannelReader<Notification.RotationCompleted> Completions => completions.Reader;

    public bool Serves(Notification notification) => true;

    public async Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        switch (notification)
        {
            case Notification.ToSubscribers alert:
                log.Add(TimelineEntry.Of(alert, clock.GetUtcNow()));
                if (aws.Serves(notification))
                {
                    await aws.PublishAsync(notification, cancellation);
                }

                break;
            case Notification.RotationCompleted completed:
                completions.Writer.TryWrite(completed);
                break;
        }
    }
}
