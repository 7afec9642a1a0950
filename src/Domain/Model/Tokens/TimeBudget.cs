namespace Tokens.Domain.Model.Tokens;

/// <summary>
/// How a run spends the time that it has: nothing is begun that could not be stored, and the answer is still given.
/// </summary>
/// <param name="LastStart">After it no further connection is begun.</param>
/// <param name="LastExchange">By then a provider must have answered.</param>
/// <param name="LastSave">By then the store must have taken a new refresh token: afterwards it is sealed.</param>
/// <param name="LastStore">By then the store must have answered.</param>
public sealed record TimeBudget(
    DateTimeOffset LastStart,
    DateTimeOffset LastExchange,
    DateTimeOffset LastSave,
    DateTimeOffset LastStore
)
{
    /// <summary>
    /// An exchange that takes as long as it may (10 s), 4 s to store what came of it, 5 s for two attempts to seal what
    /// could not be stored, and the answer.
    /// </summary>
    private static readonly TimeSpan OneConnection = TimeSpan.FromSeconds(22);

    /// <summary>A short time is shared out alike, so that a small function still does something.</summary>
    public static TimeBudget Of(DateTimeOffset now, TimeSpan timeLeft)
    {
        var reserve = timeLeft / 2 < OneConnection ? timeLeft / 2 : OneConnection;
        var end = now + timeLeft;
        return new TimeBudget(end - reserve, end - (reserve / 2), end - (reserve * 7 / 22), end - (reserve / 22));
    }

    /// <summary>
    /// By then the rotation check has ended. Earlier than <see cref="LastStore"/>: it may use all the time that it is given,
    /// in a process that has only started, and the answer must still be in time.
    /// </summary>
    public DateTimeOffset LastCheck => LastStore - ((LastStore - LastStart) / 10);

    /// <summary>The same, and over no later than <paramref name="other"/>.</summary>
    public TimeBudget Within(TimeBudget other) =>
        new(
            Earlier(LastStart, other.LastStart),
            Earlier(LastExchange, other.LastExchange),
            Earlier(LastSave, other.LastSave),
            Earlier(LastStore, other.LastStore)
        );

    /// <summary>The same, and over so much earlier.</summary>
    public TimeBudget Less(TimeSpan time) =>
        new(LastStart - time, LastExchange - time, LastSave - time, LastStore - time);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    public bool AllowsStart(DateTimeOffset now) => now < LastStart;
}
