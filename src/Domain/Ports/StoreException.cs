namespace Tokens.Domain.Ports;

/// <summary>
/// The store refused or failed. The message names what was asked for and the mend, and holds no value; there is no inner
/// exception, since those repeat what was sent.
/// </summary>
public sealed class StoreException(string message) : Exception(message);
