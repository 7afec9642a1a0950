namespace Tokens.Tests.ParameterStoreServer;

/// <summary>One call that reached the server: what was asked for, never any value.</summary>
/// <param name="Number">Counts the calls, from 1.</param>
/// <param name="Names">The names, path or filter values of the request as given, selectors included.</param>
public sealed record StoreCall(long Number, string Operation, IReadOnlyList<string> Names, DateTimeOffset At);
