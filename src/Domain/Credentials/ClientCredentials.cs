namespace Tokens.Domain.Credentials;

/// <summary>
/// What a client shows the token endpoint. The id is handled as a secret too: owners keep it in a SecureString.
/// </summary>
/// <param name="IdVersion">The version of the id; none where it comes from the environment.</param>
/// <param name="SecretVersion">The version of the secret; none where it comes from the environment.</param>
public sealed record ClientCredentials(
    Secret Id,
    Secret Secret,
    CredentialVersion? IdVersion,
    CredentialVersion? SecretVersion
);
