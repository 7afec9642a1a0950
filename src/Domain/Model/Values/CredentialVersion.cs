namespace Tokens.Domain.Model.Values;

/// <summary>
/// One version of a stored credential. The modification time belongs to it: a parameter that was deleted and made again
/// starts at version 1 once more.
/// </summary>
public sealed record CredentialVersion(long Number, DateTimeOffset ModifiedAt);
