using System.Security.Cryptography;
using System.Text.Json;

namespace Tokens.Emulator.Kms;

/// <summary>
/// A ciphertext that names its key and is bound to its encryption context: AES-GCM with the context, its keys in order,
/// as associated data. Its layout is this server's own; KMS tells nobody its.
/// </summary>
internal static class SealedBlob
{
    private const int KeyLength = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = KeyLength + NonceLength + TagLength;

    public static byte[] Close(KmsKey key, byte[] plaintext, IReadOnlyDictionary<string, string> context)
    {
        var blob = new byte[HeadLength + plaintext.Length];
        key.Number.TryWriteBytes(blob);
        RandomNumberGenerator.Fill(Nonce(blob));
        using var cipher = new AesGcm(key.Material, TagLength);
        cipher.Encrypt(Nonce(blob), plaintext, blob.AsSpan(HeadLength), Tag(blob), Canonical(context));
        return blob;
    }

    /// <summary>The number of the key that it was closed with; null where it is no blob of this server's.</summary>
    public static Guid? KeyOf(byte[] blob) => blob.Length > HeadLength ? new Guid(blob.AsSpan(0, KeyLength)) : null;

    /// <summary>Null where it was tampered with, or closed in another context.</summary>
    public static byte[]? Open(KmsKey key, byte[] blob, IReadOnlyDictionary<string, string> context)
    {
        var plaintext = new byte[blob.Length - HeadLength];
        using var cipher = new AesGcm(key.Material, TagLength);
        try
        {
            cipher.Decrypt(Nonce(blob), blob.AsSpan(HeadLength), Tag(blob), plaintext, Canonical(context));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static Span<byte> Nonce(byte[] blob) => blob.AsSpan(KeyLength, NonceLength);

    private static Span<byte> Tag(byte[] blob) => blob.AsSpan(KeyLength + NonceLength, TagLength);

    private static byte[] Canonical(IReadOnlyDictionary<string, string> context) =>
        JsonSerializer.SerializeToUtf8Bytes(
            context.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => new[] { each.Key, each.Value })
        );
}
