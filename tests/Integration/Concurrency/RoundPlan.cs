namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Who comes when in a round and with which event, how old the tokens are and how slow everybody is.</summary>
internal sealed record RoundPlan(IReadOnlyList<Arrival> Arrivals, IReadOnlyList<TimeSpan> Exchanges)
{
    /// <summary>An exchange in a round with deaths takes up to this long, so that death finds some at it.</summary>
    public static TimeSpan LongestExchange { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Since the access tokens were written; they live for six hours.</summary>
    public required TimeSpan Age { get; init; }

    /// <summary>Each call to the store takes up to this long.</summary>
    public required TimeSpan SlowestCall { get; init; }

    /// <summary>The part of the writes to the store that are done and not answered.</summary>
    public double LostAnswers { get; private init; }

    public static RoundPlan Draw(Random random, int processes, IReadOnlyList<string> connections)
    {
        // Half the rounds have everybody come at the same moment.
        var spread = random.Next(2) * random.Next(120);
        var first = random.Next(processes);
        return new RoundPlan(
            [
                .. Enumerable
                    .Range(0, processes)
                    .Select(i => new Arrival(
                        i == first ? Samples.Read("schedule") : Event(random, connections),
                        Milliseconds(random, spread)
                    )),
            ],
            [.. connections.Select(_ => Milliseconds(random, 120))]
        )
        {
            Age = TimeSpan.FromMinutes(random.Next(4 * 60, 8 * 60)),
            SlowestCall = Milliseconds(random, 15),
        };
    }

    /// <summary>The same round, in which some do not live to its end.</summary>
    public RoundPlan WithDeaths(Random random)
    {
        var victims = Enumerable.Range(0, Arrivals.Count).ToArray();
        random.Shuffle(victims);
        victims = victims[..random.Next(1, Math.Max(2, Arrivals.Count / 2))];
        return this with
        {
            Arrivals = [.. Arrivals.Select((one, i) => victims.Contains(i) ? Dying(one, random) : one)],
            Exchanges = [.. Exchanges.Select(_ => LongestExchange * random.NextDouble())],
        };
    }

    /// <summary>The same round, in which some come when others do for a second time what they had done already.</summary>
    public RoundPlan WithLostAnswers(Random random) =>
        this with
        {
            Arrivals = [.. Arrivals.Select(one => one with { After = Milliseconds(random, 800) })],
            LostAnswers = 0.4,
        };

    private static Arrival Dying(Arrival arrival, Random random) =>
        arrival with
        {
            DiesAfter = LongestExchange * random.NextDouble(),
        };

    /// <summary>The schedule's, of either kind, or the names of some connections.</summary>
    private static string Event(Random random, IReadOnlyList<string> connections)
    {
        if (random.Next(10) < 7)
        {
            return Samples.Read(random.Next(2) == 0 ? "schedule" : "schedule-scheduler");
        }

        var names = connections.ToArray();
        random.Shuffle(names);
        var some = names.Take(random.Next(1, names.Length + 1)).Select(name => (JsonNode)name).ToArray();
        return new JsonObject { ["connections"] = new JsonArray(some) }.ToJsonString();
    }

    private static TimeSpan Milliseconds(Random random, int most) =>
        TimeSpan.FromMilliseconds(random.NextDouble() * most);
}
