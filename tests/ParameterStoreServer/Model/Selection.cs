namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>A version that a read found, and the selector that found it.</summary>
public sealed record Selection(string Name, ParameterVersion Version, string? Selector);

/// <summary>What GetParameters answers: what it found, not in the order asked, and what it didn't.</summary>
public sealed record Selections(IReadOnlyList<Selection> Found, IReadOnlyList<string> Invalid);
