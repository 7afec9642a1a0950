using System.Text.Json.Nodes;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>Everything that happens in a local run: shown on the timeline, and the latest kept for the page.</summary>
internal sealed class LocalLog(Timeline timeline, TimeProvider clock)
{
    private const int Kept = 200;

    private readonly Lock gate = new();
    private readonly Queue<LoggedEntry> entries = new();
    private long last;

    /// <summary>After each entry, in the caller's thread.</summary>
    public event Action? Added;

    /// <summary>The latest, the oldest first.</summary>
    public IReadOnlyList<LoggedEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
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
            entries.Enqueue(new LoggedEntry(++last, entry));
            if (entries.Count > Kept)
            {
                entries.Dequeue();
            }

            timeline.Add(entry);
        }

        Added?.Invoke();
    }

    public void AddEvent(FunctionEntry function, JsonObject body)
    {
        LastEvent = new DeliveredEvent(function, body);
        Add(StackEvents.Describe(body, clock.GetUtcNow()));
    }

    public void AddAlert(JsonObject body) => Add(StackEvents.DescribeAlert(body, clock.GetUtcNow()));
}

internal sealed record DeliveredEvent(FunctionEntry Function, JsonObject Body);

/// <param name="Number">Counts the entries, from 1.</param>
internal sealed record LoggedEntry(long Number, TimelineEntry Entry);
