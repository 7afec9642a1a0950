using System.Globalization;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>
/// How large a race is: small in the usual run, and as large as these variables say: TOKENS_RACE_PROCESSES,
/// TOKENS_RACE_ROUNDS, TOKENS_RACE_TROUBLED (rounds in which processes die or answers are lost) and
/// TOKENS_RACE_CONNECTIONS. TOKENS_RACE_SEED draws the plans of an earlier race again; how the processes interleave remains theirs.
/// </summary>
internal sealed record RaceSize
{
    public int Processes { get; init; } = Read("TOKENS_RACE_PROCESSES") ?? 4;

    public int Rounds { get; } = Read("TOKENS_RACE_ROUNDS") ?? 5;

    public int Troubled { get; } = Read("TOKENS_RACE_TROUBLED") ?? 2;

    public int Connections { get; init; } = Read("TOKENS_RACE_CONNECTIONS") ?? 6;

    public int Seed { get; } = Read("TOKENS_RACE_SEED") ?? Random.Shared.Next();

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
