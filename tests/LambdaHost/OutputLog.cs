namespace Tokens.Tests.LambdaHosts;

/// <summary>The lines that a host's processes have written so far; it can be read while they run, and after.</summary>
public sealed class OutputLog
{
    private readonly Lock gate = new();
    private readonly List<OutputLine> lines = [];
    private readonly List<(Predicate<OutputLine> Wanted, TaskCompletionSource<OutputLine> Found)> waiting = [];

    public IReadOnlyList<OutputLine> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>The first line that is wanted, written already or yet to come. An answer may overtake the log of its making.</summary>
    /// <exception cref="TimeoutException">None came; the message has those that did.</exception>
    public async Task<OutputLine> WaitForAsync(Predicate<OutputLine> wanted, TimeSpan? timeout = null)
    {
        try
        {
            return await FirstAsync(wanted).WaitAsync(timeout ?? TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException e)
        {
            var seen = string.Join('\n', Lines.Select(line => line.Text));
            throw new TimeoutException($"The line that was waited for did not come. Those that did:\n{seen}", e);
        }
    }

    internal void Add(OutputLine line)
    {
        lock (gate)
        {
            lines.Add(line);
            waiting.RemoveAll(waiter => waiter.Wanted(line) && waiter.Found.TrySetResult(line));
        }
    }

    private Task<OutputLine> FirstAsync(Predicate<OutputLine> wanted)
    {
        lock (gate)
        {
            var found = new TaskCompletionSource<OutputLine>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (lines.Find(wanted) is { } line)
            {
                found.SetResult(line);
            }
            else
            {
                waiting.Add((wanted, found));
            }

            return found.Task;
        }
    }
}
