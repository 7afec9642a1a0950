namespace Tokens.Cli.Commands.Demo;

/// <summary>Counts refreshes of each connection, and for how long its consumers had no valid token.</summary>
internal sealed class DemoCounts(TimeProvider clock)
{
    private readonly SortedDictionary<string, ConnectionCount> counts = new(StringComparer.Ordinal);

    public int AllRefreshed => counts.Values.Sum(count => count.Refreshed);

    /// <summary>Notifications to subscribers.</summary>
    public int Messages { get; set; }

    public ConnectionCount Of(string connection) => counts.GetValueOrDefault(connection, ConnectionCount.None);

    /// <returns>Whether it is the connection's first token.</returns>
    public bool Refreshed(RefreshResult.Refreshed done)
    {
        var now = clock.GetUtcNow();
        var before = Of(done.Connection);
        counts[done.Connection] = before.At(now) with
        {
            Refreshed = before.Refreshed + 1,
            ValidUntil = now + done.Lifetime,
        };
        return before.Refreshed == 0;
    }

    public void Failed(RefreshResult.Failed failed)
    {
        var before = Of(failed.Connection);
        counts[failed.Connection] = before with { Failed = before.Failed + 1 };
    }

    /// <summary>Adds the time without a valid token up to the end.</summary>
    public void Close()
    {
        foreach (var name in counts.Keys.ToList())
        {
            counts[name] = counts[name].At(clock.GetUtcNow());
        }
    }

    /// <param name="ValidUntil">When the newest token expires; null before the first.</param>
    /// <param name="WithoutToken">How long the newest token was expired.</param>
    internal sealed record ConnectionCount(int Refreshed, int Failed, DateTimeOffset? ValidUntil, TimeSpan WithoutToken)
    {
        public static ConnectionCount None { get; } = new(0, 0, null, TimeSpan.Zero);

        public ConnectionCount At(DateTimeOffset now) =>
            now > ValidUntil
                ? this with
                {
                    WithoutToken = WithoutToken + (now - ValidUntil.Value),
                    ValidUntil = now,
                }
                : this;
    }
}
