using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Tokens.Adapters.Sealing;

/// <summary>Seals with KMS, under the deployment's key. <see cref="KmsSealOpener"/> opens it.</summary>
/// <param name="root">The deployment's, in whose name it is sealed.</param>
/// <param name="keyId">The key's id, ARN or alias; null where the deployment has none of its own.</param>
/// <param name="kms">Made when the first secret is sealed, which in most deployments never happens.</param>
public sealed class KmsSeal(ParameterName root, string? keyId, Lazy<IAmazonKeyManagementService> kms) : ISeal
{
    /// <summary>As many bytes as KMS encrypts in one call.</summary>
    private const int MaxBytes = 4096;

    public async Task<SealResult> SealAsync(ConnectionName connection, Secret secret, CancellationToken cancellation)
    {
        if (keyId is null)
        {
            return new SealResult.NotSealed("no key is configured to seal it under; set TOKENS_KMS_KEY_ID");
        }

        // Of nothing there would be no part, and so no question to KMS.
        return secret.IsEmpty
            ? new SealResult.NotSealed("it is empty")
            : await SealAsync(connection, secret, keyId, cancellation);
    }

    private async Task<SealResult> SealAsync(
        ConnectionName connection,
        Secret secret,
        string key,
        CancellationToken cancellation
    )
    {
        var parts = Encoding.UTF8.GetBytes(secret.Reveal()).Chunk(MaxBytes).ToArray();
        try
        {
            var requests = parts.Select(
                (part, i) => Request(part, SealContext.Of(root, connection, i + 1, parts.Length))
            );
            var closed = await Task.WhenAll(requests.Select(request => EncryptAsync(request, cancellation)));
            return new SealResult.Sealed(SealedText.Write(closed));
        }
        catch (Exception failure)
        {
            cancellation.ThrowIfCancellationRequested();
            return new SealResult.NotSealed(KmsFailure.ToSeal.Reason(key, failure, secret));
        }
    }

    private EncryptRequest Request(byte[] part, Dictionary<string, string> context) =>
        new()
        {
            KeyId = keyId,
            Plaintext = new MemoryStream(part),
            EncryptionContext = context,
        };

    private async Task<byte[]> EncryptAsync(EncryptRequest request, CancellationToken cancellation)
    {
        var answer = await kms.Value.EncryptAsync(request, cancellation);
        return answer.CiphertextBlob is { Length: > 0 } ciphertext
            ? ciphertext.ToArray()
            : throw new IOException("it answered without a ciphertext");
    }
}
