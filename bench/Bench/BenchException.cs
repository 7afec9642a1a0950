namespace Tokens.Bench;

/// <summary>There is no figure; the message says why.</summary>
public sealed class BenchException(string message) : Exception(message);
