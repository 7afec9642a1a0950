using System.Diagnostics;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Tokens.Domain;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Adapters.Seals;

/// <summary>Opens what <see cref="KmsSeal"/> sealed.</summary>
/// <param name="keyId">
/// The key that it was sealed under. KMS could tell it from the ciphertext, but would then open what anybody sealed under
/// a key of their own, and a token of theirs would be taken for ours.
/// </param>
/// <param name="kms">The service.</param>
public sealed class KmsSealOpener(string keyId, IAmazonKeyManagementService kms)
{
    /// <summary>Whatever goes wrong is an outcome; only the caller's cancellation throws.</summary>
    /// <param name="connection">Whose it is said to be.</param>
    /// <param name="text">The word from the log line, in quotes and with white space if need be.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Opening> OpenAsync(ConnectionName connection, string text, CancellationToken cancellation) =>
        SealedText.Parse(text) switch
        {
            Parsed<byte[][]>.Valid parts => await OpenAsync(connection, parts.Value, cancellation),
            Parsed<byte[][]>.Invalid invalid => new Opening.NotOpened(invalid.Problem),
            _ => throw new UnreachableException(),
        };

    private async Task<Opening> OpenAsync(ConnectionName connection, byte[][] parts, CancellationToken cancellation)
    {
        try
        {
            var requests = parts.Select((part, i) => Request(part, SealContext.Of(connection, i + 1, parts.Length)));
            var opened = await Task.WhenAll(requests.Select(request => DecryptAsync(request, cancellation)));
            return new Opening.Opened(Secret.Of(Encoding.UTF8.GetString([.. opened.SelectMany(part => part)])));
        }
        catch (Exception failure)
        {
            cancellation.ThrowIfCancellationRequested();
            return new Opening.NotOpened(KmsFailure.ToOpen.Reason(keyId, failure));
        }
    }

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
