using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.ParameterStore;
using Tokens.Emulator.InProcess;
using Tokens.Tests.Unit.Domain.Model.Alerts;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>The store, and a topic.</summary>
/// <param name="Published">How often the alert was published.</param>
/// <param name="Excused">How often of that the publisher could not know or not remember it.</param>
internal sealed record AlertWorld(int Published, int Excused) : World
{
    protected override string Facts => $"{Published},{Excused}";

    public AlertWorld Excuse() => this with { Excused = Excused + 1 };
}

/// <summary>
/// The alert of something that each process notices: it notifies of it and then, as a sweep, takes over what others
/// left. A process lives no longer than a function may run.
/// </summary>
internal sealed class AlertProtocol(Bug bug = Bug.None) : Protocol
{
    private static readonly DeduplicationKey Key = DeduplicationKey.Of("test", "a");

    private static readonly Alert Alert = new Alert.PolicyFailed(SampleAlerts.OwnSecret, "NoChangeNotification", "why");

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    public override TimeSpan Recovery => LongestRun + The.Tick;

    public override World Begin => new AlertWorld(0, 0);

    public override async Task<string> RunAsync(Process process)
    {
        var owners = 0;
        process.Clock.Advance(process.StartedAt - The.Now);
        var store = Planted.In(
            new ExploredParameters(new EmulatedParameters(process.Clock), process),
            bug,
            process.Clock
        );
        var entries = new OutboxParameters(
            store,
            The.Layout,
            process.Clock,
            () => $"{++owners}",
            NullLogger<OutboxParameters>.Instance
        );
        var topic = new Topic(process, bug == Bug.MarkedBeforeSent ? entries : null);
        var outbox = new Outbox(entries, topic, new RecordingOutboxObserver(), process.Clock);
        try
        {
            await outbox.NotifyAsync(new DueAlert(Key, Alert), CancellationToken.None);
        }
        catch (StoreException)
        {
            // Nothing was claimed as far as this process knows; the status that it found stays as it is.
        }

        try
        {
            await outbox.CleanUpAsync(CancellationToken.None);
            return "swept";
        }
        catch (StoreException)
        {
            return "not swept";
        }
    }

    public override DateTimeOffset Deadline(History process) => process.StartedAt + LongestRun;

    public override IEnumerable<Outcome> Outcomes(World world, Turn turn)
    {
        var alert = (AlertWorld)world;
        var isMark = turn.Call is Call.Write { Creates: false };
        var dies = new Outcome("dies", isMark ? alert.Excuse() : alert, null, IsFault: true);
        var known = turn.Call is Call.Send ? Sent(alert) : OfStore(alert, turn);
        IReadOnlyList<DateTimeOffset> marks = turn.Call is Call.Write { Creates: true }
            ? [turn.Now + LongestRun + The.Tick]
            : [];
        return turn.IsLate
            ? [dies]
            : known
                .Select(outcome => outcome with { Marks = marks })
                .Select(outcome =>
                    isMark && outcome is { Name: "fails", World: AlertWorld failed }
                        ? outcome with
                        {
                            World = failed.Excuse(),
                        }
                        : outcome
                )
                .Append(dies);
    }

    public override World Ended(World world, int process, string result) => world;

    public override string? Recovered(World world, string result) =>
        ((AlertWorld)world).Published > 0 ? null : "the alert was never published";

    private static IEnumerable<Outcome> Sent(AlertWorld world)
    {
        var sent = world with
        {
            Published = world.Published + 1,
            Violation = world.Published > world.Excused ? $"the alert is published {world.Published + 1} times" : null,
        };
        var failure = new Reply("failed", new PublishingException("the topic gave no answer"));
        yield return new Outcome("is published", sent, new Reply("sent", true), IsFault: false);
        yield return new Outcome("fails", world, failure, IsFault: true);
        yield return new Outcome("is published and its answer is lost", sent.Excuse(), failure, IsFault: true);
    }

    /// <param name="process">Who publishes.</param>
    /// <param name="markedFirst">The bug: the mark is set before the message is sent.</param>
    private sealed class Topic(Process process, OutboxParameters? markedFirst) : IPublisher
    {
        public bool Serves(Notification notification) => true;

        public async Task PublishAsync(Notification notification, CancellationToken cancellation)
        {
            if (markedFirst is not null)
            {
                var entry = new OutboxEntry(Key.Key, 1, Key, notification);
                await markedFirst.MarkSentAsync(entry, process.Clock.GetUtcNow(), cancellation);
            }

            await process.AskAsync<bool>(new Call.Send("alert"), cancellation);
        }
    }
}
