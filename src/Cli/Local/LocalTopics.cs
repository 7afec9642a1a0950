using System.Threading.Channels;
using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;

namespace Tokens.Cli.Local;

/// <summary>
/// The topics of a local run: what people are told is shown, and published as well where a topic is set; what completes
/// rotations is delivered in this process and nowhere else.
/// </summary>
/// <param name="timeline">Where it is shown.</param>
/// <param name="clock">Tells when.</param>
/// <param name="aws">Null in a run that knows no AWS.</param>
internal sealed class LocalTopics(Timeline timeline, TimeProvider clock, IPublisher? aws) : IPublisher
{
    /// <summary>What the completed topic is called where none is set.</summary>
    public const string CompletedTopicArn = "arn:aws:sns:local:000000000000:tokens-rotation-completed";

    private readonly Channel<Notification.RotationCompleted> completions =
        Channel.CreateUnbounded<Notification.RotationCompleted>();

    public ChannelReader<Notification.RotationCompleted> Completions => completions.Reader;

    public bool Serves(Notification notification) => true;

    public async Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        switch (notification)
        {
            case Notification.ToSubscribers people:
                timeline.Add(MessageLine.Of(people, clock.GetUtcNow()));
                if (aws?.Serves(notification) == true)
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
