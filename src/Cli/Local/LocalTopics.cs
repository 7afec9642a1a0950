using System.Threading.Channels;
using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;
using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

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

    private readonly Channel<Notice.RotationCompleted> completions =
        Channel.CreateUnbounded<Notice.RotationCompleted>();

    public ChannelReader<Notice.RotationCompleted> Completions => completions.Reader;

    public bool Serves(Notice notice) => true;

    public async Task PublishAsync(Notice notice, CancellationToken cancellation)
    {
        switch (notice)
        {
            case Notice.ToPeople people:
                timeline.Add(MessageLine.Of(people, clock.GetUtcNow()));
                if (aws?.Serves(notice) == true)
                {
                    await aws.PublishAsync(notice, cancellation);
                }

                break;
            case Notice.RotationCompleted completed:
                completions.Writer.TryWrite(completed);
                break;
        }
    }
}
