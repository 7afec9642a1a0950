namespace Tokens.Domain.Credentials;

/// <summary>
/// What a client shows the token endpoint. The id is handled as a secret too: owners keep it in a SecureString.
/// </summary>
/// <param name="SecretVersion">The version of the secret; none where it comes from the environment.</param>
public sealed record ClientCredentials(Secret Id, Secret Secret, CredentialVersion? SecretVersion);
