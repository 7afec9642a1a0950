using System.Text.Json;
using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Kms;

/// <summary>KMS, as far as keys are made, named, described, disabled and used for encryption.</summary>
internal static class KeyManagement
{
    public static JsonApi Api(KeyRing keys)
    {
        var administration = new KeyOperations(keys);
        var use = new CryptoOperations(keys);
        return new JsonApi(
            "TrentService.",
            [
                administration.CreateKey,
                administration.CreateAlias,
                administration.DescribeKey,
                administration.DisableKey,
                use.Encrypt,
                use.Decrypt,
            ]
        )
        {
            Names = Names,
        };
    }

    /// <summary>The keys, and the values of the encryption context, which KMS itself writes into CloudTrail.</summary>
    private static IReadOnlyList<string> Names(Request request) =>
        [
            .. new[] { request.Text("KeyId"), request.Text("AliasName"), request.Text("TargetKeyId") }.OfType<string>(),
            .. request
                .Map("EncryptionContext")
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => each.Value),
        ];
}

/// <summary>What makes keys, tells of them and ends their use.</summary>
internal sealed class KeyOperations(KeyRing keys)
{
    public void CreateKey(Request request, Utf8JsonWriter json) => Write(keys.Create(request.Region), json);

    public void DescribeKey(Request request, Utf8JsonWriter json) =>
        Write(keys.Find(request.Required("KeyId"), request.Region), json);

    public void CreateAlias(Request request, Utf8JsonWriter json) =>
        keys.Name(request.Required("AliasName"), request.Required("TargetKeyId"), request.Region);

    public void DisableKey(Request request, Utf8JsonWriter json) =>
        keys.Find(request.Required("KeyId"), request.Region).IsEnabled = false;

    private static void Write(KmsKey key, Utf8JsonWriter json)
    {
        json.WriteStartObject("KeyMetadata");
        json.WriteString("KeyId", key.Id);
        json.WriteString("Arn", key.Arn);
        json.WriteBoolean("Enabled", key.IsEnabled);
        json.WriteString("KeyState", key.IsEnabled ? "Enabled" : "Disabled");
        json.WriteString("KeyUsage", "ENCRYPT_DECRYPT");
        json.WriteEndObject();
    }
}

/// <summary>Encrypt and Decrypt with a symmetric key.</summary>
internal sealed class CryptoOperations(KeyRing keys)
{
    private const int MostPlaintext = 4096;
    private const int MostCiphertext = 6144;

    public void Encrypt(Request request, Utf8JsonWriter json)
    {
        var plaintext = Limited(request, "Plaintext", MostPlaintext);
        var key = Usable(keys.Find(request.Required("KeyId"), request.Region));
        var blob = SealedBlob.Close(key, plaintext, request.Map("EncryptionContext"));
        json.WriteBase64String("CiphertextBlob", blob);
        WriteKey(json, key);
    }

    public void Decrypt(Request request, Utf8JsonWriter json)
    {
        var blob = Limited(request, "CiphertextBlob", MostCiphertext);
        var named = request.Text("KeyId") is { } name ? keys.Find(name, request.Region) : null;
        var key = (SealedBlob.KeyOf(blob) is { } number ? keys.Find(number) : null) ?? throw InvalidCiphertext();
        if (named is not null && named != key)
        {
            throw new RefusedException(
                "IncorrectKeyException",
                "The key ID in the request does not identify a CMK that can perform this operation."
            );
        }

        var plaintext = SealedBlob.Open(Usable(key), blob, request.Map("EncryptionContext"));
        json.WriteBase64String("Plaintext", plaintext ?? throw InvalidCiphertext());
        WriteKey(json, key);
    }

    private static byte[] Limited(Request request, string name, int most) =>
        request.RequiredBytes(name) switch
        {
            { Length: 0 } => throw Length(name, "greater than or equal to 1"),
            var bytes when bytes.Length > most => throw Length(name, $"less than or equal to {most}"),
            var bytes => bytes,
        };

    private static RefusedException Length(string name, string rule) =>
        RefusedException.Invalid(
            $"1 validation error detected: Value at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy "
                + $"constraint: Member must have length {rule}"
        );

    /// <summary>KMS says no word more.</summary>
    private static RefusedException InvalidCiphertext() => new("InvalidCiphertextException", "");

    private static void WriteKey(Utf8JsonWriter json, KmsKey key)
    {
        json.WriteString("KeyId", key.Arn);
        json.WriteString("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    private KmsKey Usable(KmsKey key)
    {
        keys.RequireUsable(key);
        return key;
    }
}
