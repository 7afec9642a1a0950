using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>The AWS SDK's client of a KMS, with the few calls that the tests make over and over.</summary>
internal sealed class KmsSdk(Uri aws, string region = "us-east-1") : IDisposable
{
    public AmazonKeyManagementServiceClient Client { get; } =
        new(
            "fake-access-key",
            "fake-secret-key",
            new AmazonKeyManagementServiceConfig
            {
                ServiceURL = aws.AbsoluteUri,
                AuthenticationRegion = region,
                MaxErrorRetry = 0,
            }
        );

    public async Task<KeyMetadata> CreateKeyAsync() =>
        (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

    public async Task<byte[]> EncryptAsync(string key, string plaintext, params (string Key, string Value)[] context)
    {
        var request = new EncryptRequest
        {
            KeyId = key,
            Plaintext = new MemoryStream(Encoding.UTF8.GetBytes(plaintext)),
            EncryptionContext = context.ToDictionary(),
        };
        return (await Client.EncryptAsync(request)).CiphertextBlob.ToArray();
    }

    public async Task<string> DecryptAsync(string? key, byte[] ciphertext, params (string Key, string Value)[] context)
    {
        var request = new DecryptRequest
        {
            KeyId = key,
            CiphertextBlob = new MemoryStream(ciphertext),
            EncryptionContext = context.ToDictionary(),
        };
        return Encoding.UTF8.GetString((await Client.DecryptAsync(request)).Plaintext.ToArray());
    }

    public void Dispose() => Client.Dispose();
}
