using System.Diagnostics;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>
/// What a race came to, in a line on the console and, where TOKENS_RACE_FIGURES names a file, at that file's end.
/// </summary>
internal sealed class RaceFigures(RaceSize size, Race race)
{
    private readonly long began = Stopwatch.GetTimestamp();

    public int Rounds { get; set; }

    public int Deaths { get; set; }

    /// <summary>Refresh tokens that only their provider still had when somebody had died.</summary>
    public int Orphans { get; set; }

    /// <summary>Access tokens that were overtaken on their way into the store, by one that is good as well.</summary>
    public int RefreshedElsewhere { get; set; }

    public int MostClaims { get; set; }

    /// <summary>For a failure's message.</summary>
    public string Where => $"of round {Rounds}, seed {size.Seed}";

    private int Revoked => race.Connections.Sum(connection => connection.RevokedFamilies);

    /// <summary>The store has no refresh token that its provider would take.</summary>
    private int Lost => race.Connections.Count(connection => !connection.IsAlive);

    private int Exchanges => race.Connections.Sum(connection => connection.Exchanges);

    public void Tell(string title)
    {
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var line = FormattableString.Invariant(
            $"{title}: {size.Processes} processes, {Rounds} rounds, {size.Connections} connections, {Exchanges:N0} exchanges, {Died}{Revoked} families revoked, {Lost} tokens lost, {seconds:F0} s"
        );
        var more = FormattableString.Invariant(
            $"  seed {size.Seed}, at most {MostClaims} claims at once, {RefreshedElsewhere} access tokens overtaken by another good one"
        );
        TestRun.Say(more);
        TestRun.Say(line);
        if (Environment.GetEnvironmentVariable("TOKENS_RACE_FIGURES") is { Length: > 0 } file)
        {
            File.AppendAllLines(file, [more, line]);
        }
    }

    private string Died =>
        Deaths == 0
            ? ""
            : FormattableString.Invariant($"{Deaths} processes killed at work, {Orphans} refresh tokens orphaned, ");
}
