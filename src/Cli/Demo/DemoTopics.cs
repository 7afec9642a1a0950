using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;

namespace Tokens.Cli.Demo;

/// <summary>Both topics: what people are told is shown, what completes rotations waits to be delivered.</summary>
internal sealed class DemoTopics(Timeline timeline, Tally tally, TimeProvider clock) : IPublisher
{
    private readonly Queue<Notification.RotationCompleted> completions = new();

    public bool Serves(Notification notification) => true;

    public Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        switch (notification)
        {
            case Notification.ToSubscribers people:
                tally.Messages++;
                timeline.Add(MessageLine.Of(people, clock.GetUtcNow()));
                break;
            case Notification.RotationCompleted completed:
                completions.Enqueue(completed);
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>The rotation-completed messages that nobody was given yet.</summary>
    public IReadOnlyList<Notification.RotationCompleted> Take()
    {
        Notification.RotationCompleted[] taken = [.. completions];
        completions.Clear();
        return taken;
    }
}
