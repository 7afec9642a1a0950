using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>A parameter's newest version.</summary>
internal sealed record Entry(string Name, string Value, bool IsSecure, long Version, DateTimeOffset At)
{
    private static readonly ConcurrentDictionary<Entry, int> Ids = new();

    /// <summary>The same for equal entries.</summary>
    public int Id => Ids.GetOrAdd(this, _ => Ids.Count);
}

/// <summary>What the processes share at one moment. A protocol adds what its rules are about.</summary>
internal abstract record World
{
    public ImmutableSortedDictionary<string, Entry> Store { get; init; } =
        ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal);

    /// <summary>The rule that was broken; null where all hold.</summary>
    public string? Violation { get; init; }

    /// <summary>The same for worlds that nobody can tell apart.</summary>
    public string Key => $"{string.Join(',', Store.Values.Select(entry => entry.Id))};{Facts}";

    protected abstract string Facts { get; }

    /// <summary>What a call to the store does and answers.</summary>
    public (World After, Reply Reply) Do(Call call, DateTimeOffset now) =>
        call switch
        {
            Call.Read read => (this, Found(read.Names.Split(' ').Select(name => Store.GetValueOrDefault(name)))),
            Call.List list => (this, Found(Store.Values.Where(entry => IsIn(list.Folder, entry.Name)))),
            Call.Write { Creates: true } write when Store.ContainsKey(write.Name) => (
                this,
                new Reply(nameof(Creation.NameTaken), Creation.NameTaken)
            ),
            Call.Write write => (With(write, now), new Reply(nameof(Creation.Made), Creation.Made)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public World With(Call.Write write, DateTimeOffset now)
    {
        var version = (Store.GetValueOrDefault(write.Name)?.Version ?? 0) + 1;
        var entry = new Entry(write.Name, write.Value, write.IsSecure, version, now);
        return this with { Store = Store.SetItem(write.Name, entry) };
    }

    private static bool IsIn(string folder, string name) =>
        name.StartsWith($"{folder}/", StringComparison.Ordinal) && name.LastIndexOf('/') == folder.Length;

    private static Reply Found(IEnumerable<Entry?> entries)
    {
        var found = entries.OfType<Entry>().ToImmutableArray();
        return new Reply(string.Join(',', found.Select(entry => entry.Id)), found);
    }
}

/// <summary>What is explored: the code that each process runs, the world that it meets, and the rules.</summary>
internal abstract class Protocol
{
    private static readonly Reply Failure = new("failed", new StoreException("the store gave no answer"));

    public abstract World Begin { get; }

    /// <summary>How long after the last process everything is to be in order again, for one that meets no fault.</summary>
    public abstract TimeSpan Recovery { get; }

    /// <summary>The code of one process.</summary>
    /// <returns>What became of it.</returns>
    public abstract Task<string> RunAsync(Process process);

    /// <summary>When a process gives up the call that it waits for, or is ended.</summary>
    public abstract DateTimeOffset Deadline(History process);

    /// <summary>All that may come of the call that a process waits for.</summary>
    /// <param name="isLate">Whether the process has come to a deadline.</param>
    public abstract IEnumerable<Outcome> Outcomes(World world, History process, DateTimeOffset now, bool isLate);

    /// <summary>The world with the violation, where a process must not end like this.</summary>
    public abstract World Ended(World world, History process);

    /// <summary>The violation after the recovery; null for none.</summary>
    public abstract string? Recovered(World world, string result);

    protected static IEnumerable<Outcome> OfStore(World world, Call call, DateTimeOffset now)
    {
        var (after, reply) = world.Do(call, now);
        yield return new Outcome("is done", after, reply, IsFault: false);
        yield return new Outcome("fails", world, Failure, IsFault: true);
        if (call is Call.Write && after != world)
        {
            yield return new Outcome("is done and its answer is lost", after, Failure, IsFault: true);
        }
    }
}
