using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>A parameter's newest version; the same object for equal ones.</summary>
internal sealed class Entry
{
    private const string Owner = "\"owner\":\"";

    private static readonly ConcurrentDictionary<(Call.Write, long, DateTimeOffset), Entry> All = new();

    private static int count;

    private readonly Lazy<Entry> seenByOthers;

    private Entry(Call.Write write, long version, DateTimeOffset at)
    {
        (Write, Version, At, Id) = (write, version, at, Interlocked.Increment(ref count));
        seenByOthers = new Lazy<Entry>(() =>
            write.Value.Contains(Owner, StringComparison.Ordinal)
                ? Of(
                    new Call.Write(
                        write.Name,
                        write.Value.Replace(Owner, $"{Owner}another-"),
                        write.IsSecure,
                        write.Creates
                    ),
                    version,
                    at
                )
                : this
        );
    }

    public int Id { get; }

    public Call.Write Write { get; }

    public string Name => Write.Name;

    public string Value => Write.Value;

    public long Version { get; }

    public DateTimeOffset At { get; }

    /// <summary>All processes use the same owner ids, so that their histories are alike: another's looks different.</summary>
    public Entry SeenByOthers => seenByOthers.Value;

    public static Entry Of(Call.Write write, long version, DateTimeOffset at) =>
        All.GetOrAdd((write, version, at), entry => new Entry(entry.Item1, entry.Item2, entry.Item3));
}

/// <summary>What the processes share at one moment. A protocol adds what its rules are about.</summary>
internal abstract record World
{
    public ImmutableSortedDictionary<string, Entry> Store { get; init; } =
        ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal);

    /// <summary>The process that wrote a parameter last, while it lives.</summary>
    public ImmutableSortedDictionary<string, int> Writers { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The rule that was broken; null where all hold.</summary>
    public string? Violation { get; init; }

    /// <summary>The same for worlds that nobody can tell apart, but for what is some process's.</summary>
    public string Key => $"{string.Join(',', Store.Values.Select(entry => entry.Id))};{Facts}";

    protected abstract string Facts { get; }

    /// <summary>What is this process's.</summary>
    public virtual string KeyOf(int process) => string.Join(',', Writers.Where(by => by.Value == process));

    /// <summary>The world without a process that has ended.</summary>
    public virtual World Without(int process) =>
        this with
        {
            Writers = Writers.RemoveRange(Writers.Where(by => by.Value == process).Select(by => by.Key)),
        };

    /// <summary>The world at a later time.</summary>
    public virtual World At(DateTimeOffset now) => this;

    /// <summary>What a call to the store does and answers.</summary>
    public (World After, Reply Reply) Do(Call call, int process, DateTimeOffset now) =>
        call switch
        {
            Call.Read read => (this, Found(read.Names.Split(' ').Select(Store.GetValueOrDefault), process)),
            Call.List list => (this, Found(Store.Values.Where(entry => IsIn(list.Folder, entry.Name)), process)),
            Call.Write { Creates: true } write when Store.ContainsKey(write.Name) => (
                this,
                new Reply(nameof(Creation.NameTaken), Creation.NameTaken)
            ),
            Call.Write write => (With(write, process, now), new Reply(nameof(Creation.Made), Creation.Made)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public World With(Call.Write write, int process, DateTimeOffset now)
    {
        var version = (Store.GetValueOrDefault(write.Name)?.Version ?? 0) + 1;
        var entry = Entry.Of(write, version, now);
        return this with
        {
            Store = Store.SetItem(write.Name, entry),
            Writers = entry == entry.SeenByOthers ? Writers.Remove(write.Name) : Writers.SetItem(write.Name, process),
        };
    }

    private static bool IsIn(string folder, string name) =>
        name.StartsWith($"{folder}/", StringComparison.Ordinal) && name.LastIndexOf('/') == folder.Length;

    private Reply Found(IEnumerable<Entry?> entries, int process)
    {
        var found = entries.OfType<Entry>().Select(entry => IsOf(entry, process) ? entry : entry.SeenByOthers);
        return new Reply(string.Join(',', found.Select(entry => entry.Id)), found.ToImmutableArray());
    }

    private bool IsOf(Entry entry, int process) => Writers.TryGetValue(entry.Name, out var by) && by == process;
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
    public abstract IEnumerable<Outcome> Outcomes(World world, Turn turn);

    /// <summary>The world with the violation, where a process must not end like this.</summary>
    public abstract World Ended(World world, int process, string result);

    /// <summary>The violation after the recovery; null for none.</summary>
    public abstract string? Recovered(World world, string result);

    protected static IEnumerable<Outcome> OfStore(World world, Turn turn)
    {
        var (after, reply) = world.Do(turn.Call, turn.Process, turn.Now);
        yield return new Outcome("is done", after, reply, IsFault: false);
        yield return new Outcome("fails", world, Failure, IsFault: true);
        if (turn.Call is Call.Write && after != world)
        {
            yield return new Outcome("is done and its answer is lost", after, Failure, IsFault: true);
        }
    }
}

/// <summary>A process whose call is answered next.</summary>
internal sealed record Turn(int Process, History History, DateTimeOffset Now, bool IsLate)
{
    public Call Call => History.Pending!;
}
