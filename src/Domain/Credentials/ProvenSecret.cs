namespace Tokens.Domain.Credentials;

/// <summary>The version of a client secret that is known to work.</summary>
public sealed record ProvenSecret(Secret Value, CredentialVersion Version);
