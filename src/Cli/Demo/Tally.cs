namespace Tokens.Cli.Demo;

/// <summary>Counts what happened to each connection, and for how long its consumers had no good token.</summary>
internal sealed class Tally(TimeProvider clock)
{
    private readonly SortedDictionary<string, Count> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Count> Of => counts;

    public int AllRefreshed => counts.Values.Sum(count => count.Refreshed);

    public int AllFailed => counts.Values.Sum(count => count.Failed);

    /// <summary>What people were told.</summary>
    public int Messages { get; set; }

    /// <returns>Whether it is the connection's first token.</returns>
    public bool Refreshed(RefreshResult.Refreshed done)
    {
        var now = clock.GetUtcNow();
        var before = counts.GetValueOrDefault(done.Connection, Count.None);
        counts[done.Connection] = before.At(now) with
        {
            Refreshed = before.Refreshed + 1,
            GoodUntil = now + done.Lifetime,
        };
        return before.Refreshed == 0;
    }

    public void Failed(RefreshResult.Failed failed)
    {
        var before = counts.GetValueOrDefault(failed.Connection, Count.None);
        counts[failed.Connection] = before with { Failed = before.Failed + 1 };
    }

    /// <summary>Counts what is still missing at the end.</summary>
    public void Close()
    {
        foreach (var name in counts.Keys.ToList())
        {
            counts[name] = counts[name].At(clock.GetUtcNow());
        }
    }

    /// <param name="GoodUntil">When the newest token expires; null before the first.</param>
    /// <param name="Without">How long there was an expired one.</param>
    internal sealed record Count(int Refreshed, int Failed, DateTimeOffset? GoodUntil, TimeSpan Without)
    {
        public static Count None { get; } = new(0, 0, null, TimeSpan.Zero);

        public Count At(DateTimeOffset now) =>
            now > GoodUntil ? this with { Without = Without + (now - GoodUntil.Value), GoodUntil = now } : this;
    }
}
