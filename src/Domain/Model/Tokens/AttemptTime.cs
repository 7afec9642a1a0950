namespace Tokens.Domain.Model.Tokens;

/// <summary>The time of one attempt at a connection.</summary>
/// <param name="Began">With its run: a credential that changes during the run must count as changed after it.</param>
/// <param name="Ended">When it was known what came of it: whoever is to be left in peace is so from then on.</param>
public sealed record AttemptTime(DateTimeOffset Began, DateTimeOffset Ended);
