using System.Text.Json.Nodes;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>Everything that happens in a local run: shown on the timeline, and the latest kept for the page.</summary>
internal sealed class LocalLog(Timeline timeline, TimeProvider clock)
{
    private const int Kept = 200;

    private readonly Lock gate = new();
    private readonly Queue<TimelineEntry> entries = new();
    private readonly Queue<string> alerts = new();

    /// <summary>After each entry, in the caller's thread.</summary>
    public event Action? Added;

    /// <summary>The latest, the oldest first.</summary>
    public IReadOnlyList<TimelineEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>The SNS message ids of the latest alerts, the oldest first.</summary>
    public IReadOnlyList<string> Alerts
    {
        get
        {
            lock (gate)
            {
                return [.. alerts];
            }
        }
    }

    /// <summary>The latest event that a queue delivered; null before the first.</summary>
    public DeliveredEvent? LastEvent { get; private set; }

    public void Add(string who, string what, Style style = Style.Plain) =>
        Add(new TimelineEntry(clock.GetUtcNow(), who, what) { Style = style });

    public void Add(TimelineEntry entry)
    {
        lock (gate)
        {
            Keep(entries, entry);
            timeline.Add(entry);
        }

        Added?.Invoke();
    }

    public void AddEvent(FunctionEntry function, JsonObject body)
    {
        LastEvent = new DeliveredEvent(function, body);
        Add(StackEvents.Describe(body, clock.GetUtcNow()));
    }

    public void AddAlert(JsonObject body)
    {
        lock (gate)
        {
            Keep(alerts, (string?)body["MessageId"] ?? "");
        }

        Add(StackEvents.DescribeAlert(body, clock.GetUtcNow()));
    }

    private static void Keep<T>(Queue<T> queue, T item)
    {
        queue.Enqueue(item);
        if (queue.Count > Kept)
        {
            queue.Dequeue();
        }
    }
}

internal sealed record DeliveredEvent(FunctionEntry Function, JsonObject Body);
