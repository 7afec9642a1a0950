using Amazon.KeyManagementService;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>The AWS SDK's client of a KMS on loopback.</summary>
internal sealed class KmsSdk(Uri aws) : IDisposable
{
    public AmazonKeyManagementServiceClient Client { get; } =
        new(
            "fake-access-key",
            "fake-secret-key",
            new AmazonKeyManagementServiceConfig
            {
                ServiceURL = aws.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
            }
        );

    public void Dispose() => Client.Dispose();
}
