namespace Tokens.Bench.Results;

/// <summary>When, where and of what figures were taken.</summary>
public sealed record Circumstances(DateTimeOffset At, Commit Commit, Machine Machine)
{
    public static async Task<Circumstances> ReadAsync() =>
        new(DateTimeOffset.UtcNow, await Commit.ReadAsync(), Machine.Read());

    public override string ToString() =>
        FormattableString.Invariant($"{At:yyyy-MM-dd HH:mm} UTC, commit {Commit}. {Machine}");
}
