namespace Tokens.Packaging;

/// <summary>There is no package; the message says why, and what to do.</summary>
public sealed class RefusedException(string message) : Exception(message);
