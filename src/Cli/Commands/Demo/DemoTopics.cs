using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Demo;

/// <summary>Both topics: shows notifications to subscribers, and queues rotation-completed messages.</summary>
internal sealed class DemoTopics(Timeline timeline, DemoCounts counts, TimeProvider clock) : IPublisher
{
    private readonly Queue<Notification.RotationCompleted> completions = new();

    public bool Serves(Notification notification) => true;

    public Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        switch (notification)
        {
            case Notification.ToSubscribers alert:
                counts.Messages++;
                timeline.Add(TimelineEntry.Of(alert, clock.GetUtcNow()));
                break;
            case Notification.RotationCompleted completed:
                completions.Enqueue(completed);
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>The rotation-completed messages that are not delivered yet.</summary>
    public IReadOnlyList<Notification.RotationCompleted> Take()
    {
        Notification.RotationCompleted[] taken = [.. completions];
        completions.Clear();
        return taken;
    }
}
