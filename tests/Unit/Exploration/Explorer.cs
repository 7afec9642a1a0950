using System.Collections.Immutable;
using System.Globalization;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>What an exploration came to.</summary>
/// <param name="Violation">The broken rule with the shortest schedule that breaks it; null where all hold.</param>
internal sealed record Explored(int States, int Ends, int Histories, string? Violation)
{
    public TimeSpan InCode { get; init; }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{States} states, {Ends} ends of runs, {Histories} histories of a process ({InCode.TotalSeconds:0.0} s CPU): {Violation ?? "0 violations"}"
        );
}

/// <summary>
/// Explores every interleaving of some processes' calls with every placement of some faults, breadth first, so that the
/// first violation has the shortest schedule. States with equal world, clock and answers seen by each process are
/// visited once.
/// </summary>
internal sealed class Explorer(Protocol protocol, int processes, int faults)
{
    /// <summary>Between a process's start and its first call: what it writes is younger than its run.</summary>
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(1);

    private readonly Histories histories = new(protocol);
    private readonly Dictionary<string, int> worlds = [];
    private readonly HashSet<string> visited = [];
    private readonly Queue<State> queue = new();

    public Explored Run()
    {
        var (ends, cpu) = (0, Environment.CpuUsage.TotalTime);
        Visit(
            new State(protocol.Begin, The.Now + StartUp, ImmutableArray.Create(new History?[processes]))
            {
                Marks = [],
                HasEnded = ImmutableArray.Create(new bool[processes]),
            }
        );
        while (queue.TryDequeue(out var state))
        {
            if (state.HasEnded.All(ended => ended))
            {
                ends++;
                state = Recover(state);
            }

            foreach (var next in state.World.Violation is null ? Next(state) : [state])
            {
                if (next.World.Violation is { } violation)
                {
                    return new Explored(visited.Count, ends, histories.Count, $"{violation}\n{next.Schedule}") { InCode = Environment.CpuUsage.TotalTime - cpu };
                }

                Visit(next);
            }
        }

        return new Explored(visited.Count, ends, histories.Count, null) { InCode = Environment.CpuUsage.TotalTime - cpu };
    }

    private void Visit(State state)
    {
        if (visited.Add(KeyOf(state)))
        {
            queue.Enqueue(state);
        }
    }

    private string KeyOf(State state)
    {
        var world = state.World.Key;
        if (!worlds.TryGetValue(world, out var id))
        {
            worlds[world] = id = worlds.Count;
        }

        var process = state.Processes.Select((history, at) => state.HasEnded[at] ? -1 : history?.Id ?? 0);
        var marks = state.Marks.Select(mark => mark.Ticks);
        return $"{id} {state.Now.Ticks} {state.Faults} {string.Join(',', process)} {string.Join(',', marks)}";
    }

    private IEnumerable<State> Next(State state)
    {
        var ofProcesses = state.Processes.SelectMany(
            (history, at) =>
                state.HasEnded[at] ? []
                : history is null ? Start(state, at)
                : Step(state, history)
        );
        return ofProcesses.Concat(Wait(state));
    }

    /// <summary>All run the same code, so that they are told apart by the order in which they start.</summary>
    private IEnumerable<State> Start(State state, int at) =>
        at == 0 || state.Processes[at - 1] is not null
            ? [state.With(at, histories.Start(at, state.Now - StartUp), "starts")]
            : [];

    private IEnumerable<State> Step(State state, History process) =>
        protocol
            .Outcomes(state.World, process, state.Now, isLate: protocol.Deadline(process) <= state.Now)
            .Where(outcome => !outcome.IsFault || state.Faults < faults)
            .Select(outcome =>
                After(
                    state,
                    process,
                    outcome,
                    outcome.Reply is null ? null : histories.Next(process, outcome.Reply, state.Now)
                )
            );

    private State After(State state, History process, Outcome outcome, History? next)
    {
        var after = state with
        {
            World = next is { Pending: null } ? protocol.Ended(outcome.World, next) : outcome.World,
            Faults = state.Faults + (outcome.IsFault ? 1 : 0),
            Marks = [.. state.Marks.Union(outcome.Marks).Where(mark => mark > state.Now)],
        };
        var how = $"{process.Pending}: {outcome.Name}{(next?.Result is { } result ? $"; ends: {result}" : "")}";
        return after.With(process.Number, next ?? process, how, hasEnded: next?.Pending is null);
    }

    /// <summary>
    /// The clock moves to the next time at which something may happen; nobody passes a deadline unheeded, and whoever does
    /// not come to an end before it meets a fault.
    /// </summary>
    private IEnumerable<State> Wait(State state)
    {
        var deadlines = state.Processes.OfType<History>().Where(one => !state.HasEnded[one.Number]).Select(protocol.Deadline).ToList();
        var points = deadlines.Concat(state.Marks).Where(point => point > state.Now).ToList();
        if (points.Count == 0 || state.HasEnded.All(ended => ended))
        {
            return [];
        }

        var next = points.Min();
        return deadlines.Exists(deadline => deadline <= state.Now || (deadline == next && state.Faults == faults))
            ? []
            :
            [
                state with
                {
                    Now = next,
                    Marks = [.. state.Marks.Where(mark => mark > next)],
                    Before = state,
                    How = "time passes",
                },
            ];
    }

    /// <summary>Another process, which meets no fault, comes when everything is to be in order again.</summary>
    private State Recover(State state)
    {
        var now = state.Now + protocol.Recovery;
        var (world, process) = (state.World, histories.Start(processes, now - StartUp));
        while (process.Pending is not null && world.Violation is null)
        {
            var outcome = protocol.Outcomes(world, process, now, isLate: false).First();
            (world, process) = (outcome.World, histories.Next(process, outcome.Reply!, now));
        }

        return state with
        {
            World = world with
            {
                Violation = world.Violation ?? protocol.Recovered(world, process.Result!),
            },
            Before = state,
            How = $"{protocol.Recovery} later another process ends: {process.Result}",
        };
    }

    private sealed record State(World World, DateTimeOffset Now, ImmutableArray<History?> Processes)
    {
        public int Faults { get; init; }

        public required ImmutableArray<bool> HasEnded { get; init; }

        /// <summary>Times ahead at which something may happen.</summary>
        public required ImmutableSortedSet<DateTimeOffset> Marks { get; init; }

        public State? Before { get; init; }

        public string How { get; init; } = "begins";

        public string Schedule => $"{Before?.Schedule}{Now:HH:mm:ss.fff} {How}\n";

        public State With(int at, History history, string how, bool hasEnded = false) =>
            this with
            {
                Processes = Processes.SetItem(at, history),
                HasEnded = HasEnded.SetItem(at, hasEnded),
                Before = this,
                How = $"process {at}: {how}",
            };
    }
}
