using System.Diagnostics;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Tokens.Adapters.Sealing;

/// <summary>Opens what <see cref="KmsSeal"/> sealed.</summary>
/// <param name="root">
/// The deployment's. What another one sealed under the same key is refused, but for texts of before the context held the
/// root.
/// </param>
/// <param name="keyId">
/// The key that it was sealed under. KMS could tell it from the ciphertext, but would then open what anybody sealed under
/// a key of their own, and a token of theirs would be taken for ours.
/// </param>
/// <param name="kms">The service.</param>
public sealed class KmsSealOpener(ParameterName root, string keyId, IAmazonKeyManagementService kms)
{
    /// <summary>Whatever goes wrong is an outcome; only the caller's cancellation throws.</summary>
    /// <param name="connection">Whose it is said to be.</param>
    /// <param name="text">The word from the log line, in quotes and with white space if need be.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Opening> OpenAsync(ConnectionName connection, string text, CancellationToken cancellation) =>
        SealedText.Parse(text) switch
        {
            Parsed<SealedText>.Valid word => await OpenAsync(connection, word.Value, cancellation),
            Parsed<SealedText>.Invalid invalid => new Opening.NotOpened(invalid.Problem),
            _ => throw new UnreachableException(),
        };

    private async Task<Opening> OpenAsync(ConnectionName connection, SealedText word, CancellationToken cancellation)
    {
        try
        {
            var opened = await Task.WhenAll(
                Requests(connection, word).Select(request => DecryptAsync(request, cancellation))
            );
            return new Opening.Opened(Secret.Of(Encoding.UTF8.GetString([.. opened.SelectMany(part => part)])));
        }
        catch (Exception failure)
        {
            cancellation.ThrowIfCancellationRequested();
            return new Opening.NotOpened(KmsFailure.ToOpen.Reason(keyId, failure));
        }
    }

    private IEnumerable<DecryptRequest> Requests(ConnectionName connection, SealedText word) =>
        word.Parts.Select(
            (part, i) =>
                Request(part, SealContext.Of(word.BearsRoot ? root : null, connection, i + 1, word.Parts.Count))
        );

    private DecryptRequest Request(byte[] part, Dictionary<string, string> context) =>
        new()
        {
            KeyId = keyId,
            CiphertextBlob = new MemoryStream(part),
            EncryptionContext = context,
        };

    private async Task<byte[]> DecryptAsync(DecryptRequest request, CancellationToken cancellation)
    {
        var answer = await kms.DecryptAsync(request, cancellation);
        return answer.Plaintext is { Length: > 0 } plaintext
            ? plaintext.ToArray()
            : throw new IOException("it answered without a plaintext");
    }
}
