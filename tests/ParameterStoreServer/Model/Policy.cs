namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>One policy of a parameter: its type, and its JSON object as AWS returns it, as a string.</summary>
public sealed record Policy(string Type, string Text);
