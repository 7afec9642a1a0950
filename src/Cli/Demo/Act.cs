namespace Tokens.Cli.Demo;

/// <summary>Something that its owner, or the world, does to the connections; what comes of it is up to the use cases.</summary>
/// <param name="At">Since the beginning.</param>
/// <param name="Play">Does it.</param>
internal sealed record Act(TimeSpan At, Func<CancellationToken, Task> Play);
