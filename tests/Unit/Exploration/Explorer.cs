using System.Collections.Immutable;
using System.Globalization;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>What an exploration came to.</summary>
/// <param name="Violation">The broken rule with the shortest schedule that breaks it; null where all hold.</param>
internal sealed record Explored(int States, int Ends, int Histories, string? Violation)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{States} states, {Ends} ends of runs, {Histories} histories of a process: {Violation ?? "0 violations"}"
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
    private readonly Dictionary<string, int> ids = [];
    private readonly HashSet<string> visited = [];
    private readonly Queue<State> queue = new();

    public Explored Run()
    {
        var ends = 0;
        Visit(
            new State(protocol.Begin, The.Now + StartUp, ImmutableArray.Create(new History?[processes]))
            {
                HasEnded = ImmutableArray.Create(new bool[processes]),
            }
        );
        while (queue.TryDequeue(out var state))
        {
            var isEnd = state.HasEnded.All(ended => ended);
            ends += isEnd ? 1 : 0;
            foreach (var next in isEnd ? [Recover(state)] : Next(state))
            {
                if (next.World.Violation is { } violation)
                {
                    return new Explored(visited.Count, ends, histories.Count, $"{violation}\n{next.Schedule}");
                }

                if (!isEnd)
                {
                    Visit(next);
                }
            }
        }

        return new Explored(visited.Count, ends, histories.Count, null);
    }

    private void Visit(State state)
    {
        if (visited.Add(KeyOf(state)))
        {
            queue.Enqueue(state);
        }
    }

    /// <summary>The same for states that differ in nothing but which process is which.</summary>
    private string KeyOf(State state)
    {
        var ofProcesses = state
            .Processes.Select(
                (history, at) =>
                    state.HasEnded[at] ? -1
                    : history is null ? 0
                    : IdOf($"{history.Id}:{state.World.KeyOf(at)}")
            )
            .Order();
        var times = $"{state.Now.Ticks} {string.Join(' ', state.Marks.Select(mark => mark.Ticks))}";
        return $"{IdOf(state.World.Key)},{IdOf(times)},{state.Faults},{string.Join(',', ofProcesses)}";
    }

    private int IdOf(string key)
    {
        if (!ids.TryGetValue(key, out var id))
        {
            ids[key] = id = ids.Count + 1;
        }

        return id;
    }

    private IEnumerable<State> Next(State state) =>
        Enumerable.Range(0, processes).SelectMany(at => NextOf(state, at)).Concat(Wait(state));

    private IEnumerable<State> NextOf(State state, int at) =>
        state.HasEnded[at] ? []
        : state.Processes[at] is { } process ? Step(state, at, process)
        : at == 0 || state.Processes[at - 1] is not null
            ? [state.With(at, histories.Start(state.Now - StartUp), "starts")]
        : [];

    private IEnumerable<State> Step(State state, int at, History process)
    {
        var turn = new Turn(at, process, state.Now, IsLate: protocol.Deadline(process) <= state.Now);
        return protocol
            .Outcomes(state.World, turn)
            .Where(outcome => !outcome.IsFault || state.Faults < faults)
            .Select(outcome => After(state, turn, outcome));
    }

    private State After(State state, Turn turn, Outcome outcome)
    {
        var next = outcome.Reply is null ? null : histories.Next(turn.History, outcome.Reply, turn.Now);
        var world = next?.Result is { } result ? protocol.Ended(outcome.World, turn.Process, result) : outcome.World;
        var hasEnded = next?.Pending is null;
        var after = state with
        {
            World = hasEnded ? world.Without(turn.Process) : world,
            Faults = state.Faults + (outcome.IsFault ? 1 : 0),
            Marks = outcome.Marks.Count == 0 ? state.Marks : state.Marks.Union(outcome.Marks),
            HasEnded = state.HasEnded.SetItem(turn.Process, hasEnded),
        };
        return after.With(turn.Process, next ?? turn.History, outcome.Name) with { Before = state, Call = turn.Call };
    }

    /// <summary>
    /// The clock moves to the next time at which something may happen. Nobody passes a deadline unheeded: whoever is at
    /// one meets a fault.
    /// </summary>
    private IEnumerable<State> Wait(State state)
    {
        var deadlines = state
            .Processes.Where((history, at) => history is not null && !state.HasEnded[at])
            .Select(history => protocol.Deadline(history!))
            .ToList();
        var points = deadlines.Concat(state.Marks).Where(point => point > state.Now).ToList();
        if (points.Count == 0 || deadlines.Exists(deadline => deadline <= state.Now))
        {
            return [];
        }

        var next = points.Min();
        return state.Faults == faults && deadlines.Contains(next)
            ? []
            :
            [
                state with
                {
                    World = state.World.At(next),
                    Now = next,
                    Marks = [.. state.Marks.Where(mark => mark > next)],
                    Before = state,
                    Name = "time passes",
                    Call = null,
                    At = null,
                },
            ];
    }

    /// <summary>Another process, which meets no fault, comes when everything is to be in order again.</summary>
    private State Recover(State state)
    {
        var now = state.Now + protocol.Recovery;
        var (world, process) = (state.World.At(now), histories.Start(now - StartUp));
        while (process.Pending is not null && world.Violation is null)
        {
            var turn = new Turn(processes, process, now, IsLate: false);
            var outcome = protocol.Outcomes(world, turn).First();
            (world, process) = (outcome.World, histories.Next(process, outcome.Reply!, now));
        }

        var violation = world.Violation ?? protocol.Recovered(world, process.Result!);
        return (state with { World = world with { Violation = violation }, Now = now }).With(
            processes - 1,
            process,
            "is over before another one"
        ) with
        {
            Before = state,
        };
    }

    private sealed record State(World World, DateTimeOffset Now, ImmutableArray<History?> Processes)
    {
        public int Faults { get; init; }

        public required ImmutableArray<bool> HasEnded { get; init; }

        /// <summary>Times ahead at which something may happen.</summary>
        public ImmutableSortedSet<DateTimeOffset> Marks { get; init; } = [];

        public State? Before { get; init; }

        /// <summary>The process of the last step; null for none.</summary>
        public int? At { get; init; }

        public Call? Call { get; init; }

        public string Name { get; init; } = "begins";

        public string Schedule => $"{Before?.Schedule}{Now:HH:mm:ss.fff} {Step}\n";

        private string Step =>
            At is { } at
                ? string.Join(
                    ' ',
                    new[] { $"process {at}:", Call?.ToString(), Name, Processes[at]!.Result }.OfType<string>()
                )
                : Name;

        public State With(int at, History history, string name) =>
            this with
            {
                Processes = Processes.SetItem(at, history),
                At = at,
                Call = null,
                Name = name,
                Before = this,
            };
    }
}
