using Amazon.KeyManagementService;
using Tokens.Adapters.Composition;

namespace Tokens.Adapters.Sealing;

/// <summary>Openers for what was sealed under this deployment's key, or under another that somebody names.</summary>
/// <param name="root">This deployment's.</param>
/// <param name="keyId">This deployment's; null where it has none of its own.</param>
/// <param name="kms">Makes the service's client.</param>
public sealed class SealOpeners(ParameterName root, string? keyId, Func<IAmazonKeyManagementService> kms)
{
    /// <param name="named">The key that it was sealed under; null for this deployment's.</param>
    /// <exception cref="SettingException">There is none.</exception>
    public KmsSealOpener Under(string? named) =>
        (named ?? keyId) is { } key
            ? new KmsSealOpener(root, key, kms())
            : throw new SettingException(
                "The environment variable TOKENS_KMS_KEY_ID is not set: it names the key under which it was sealed"
            );
}
