namespace Tokens.Tests.Unit.Exploration;

/// <summary>
/// A process after certain answers. The code is deterministic, so these decide what it does next; it is run once for
/// each history, however many interleavings lead to it.
/// </summary>
internal sealed class History(int id, DateTimeOffset startedAt)
{
    /// <summary>Positive.</summary>
    public int Id => id;

    public DateTimeOffset StartedAt => startedAt;

    public History? Before { get; init; }

    public Reply? LastReply { get; init; }

    /// <summary>When it got its last answer.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Null where the process has ended.</summary>
    public Call? Pending { get; set; }

    public string? Result { get; set; }

    /// <summary>Whether it has had an answer to such a call.</summary>
    public bool Did(Func<Call, bool> call) => Before is { } before && (call(before.Pending!) || before.Did(call));

    /// <summary>The process itself, for the first that needs it; others run the code anew.</summary>
    public Running? Running { get; set; }
}

/// <summary>All the histories that were met, and what the code did in each.</summary>
internal sealed class Histories(Protocol protocol)
{
    private readonly Dictionary<DateTimeOffset, History> starts = [];
    private readonly Dictionary<(int Id, string Key, DateTimeOffset At), History> nexts = [];

    public int Count => starts.Count + nexts.Count;

    public History Start(DateTimeOffset at)
    {
        if (!starts.TryGetValue(at, out var history))
        {
            starts[at] = history = new History(Count + 1, at);
            Keep(history, new Running(protocol, history));
        }

        return history;
    }

    public History Next(History before, Reply reply, DateTimeOffset at)
    {
        if (!nexts.TryGetValue((before.Id, reply.Key, at), out var history))
        {
            nexts[(before.Id, reply.Key, at)] = history = new History(Count + 1, before.StartedAt)
            {
                Before = before,
                LastReply = reply,
                LastAt = at,
            };
            var running = before.Running ?? Again(before);
            before.Running = null;
            running.Answer(reply, at);
            Keep(history, running);
        }

        return history;
    }

    private static void Keep(History history, Running running)
    {
        (history.Pending, history.Result) = (running.Pending, running.Result);
        history.Running = running.Result is null ? running : null;
    }

    private Running Again(History history)
    {
        if (history.Before is not { } before)
        {
            return new Running(protocol, history);
        }

        var running = Again(before);
        running.Answer(history.LastReply!, history.LastAt);
        return running;
    }
}

/// <summary>The code of one process, which has got some answers and waits for the next.</summary>
internal sealed class Running
{
    private readonly SingleThread thread = new();
    private readonly Process process;
    private readonly Task<string> run;

    public Running(Protocol protocol, History history)
    {
        process = new Process(history.StartedAt);
        run = thread.Run(() => protocol.RunAsync(process));
        Check();
    }

    public Call? Pending => process.Pending;

    public string? Result => run.IsCompleted ? run.GetAwaiter().GetResult() : null;

    public void Answer(Reply reply, DateTimeOffset at)
    {
        var call = process.Pending;
        if (!thread.Run(() => process.Answer(reply, at)))
        {
            throw new InvalidOperationException(
                $"{call} is given up at another time than the protocol says: {at:O}, {reply}"
            );
        }

        Check();
    }

    private void Check()
    {
        if (process.Pending is null && !run.IsCompleted)
        {
            throw new InvalidOperationException("The code waits for something that the explorer does not know.");
        }
    }
}
