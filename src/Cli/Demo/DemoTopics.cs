using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;
using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Demo;

/// <summary>Both topics: what people are told is shown, what completes rotations waits to be delivered.</summary>
internal sealed class DemoTopics(Timeline timeline, Tally tally, TimeProvider clock) : IPublisher
{
    private readonly Queue<Notice.RotationCompleted> completions = new();

    public bool Serves(Notice notice) => true;

    public Task PublishAsync(Notice notice, CancellationToken cancellation)
    {
        switch (notice)
        {
            case Notice.ToPeople people:
                tally.Messages++;
                timeline.Add(MessageLine.Of(people, clock.GetUtcNow()));
                break;
            case Notice.RotationCompleted completed:
                completions.Enqueue(completed);
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>The rotation-completed messages that nobody was given yet.</summary>
    public IReadOnlyList<Notice.RotationCompleted> Take()
    {
        Notice.RotationCompleted[] taken = [.. completions];
        completions.Clear();
        return taken;
    }
}
