using Amazon.KeyManagementService;

namespace Tokens.Adapters.Sealing;

/// <summary>
/// The settings of a client that seals in the last seconds of an invocation. AWSSDK.Core has no time limit for an attempt
/// and counts the attempts over connections gone stale, ten unless told otherwise, apart from the retries.
/// </summary>
public static class SealInTime
{
    public static AmazonKeyManagementServiceConfig Config() =>
        new()
        {
            Timeout = TimeSpan.FromSeconds(2),
            MaxErrorRetry = 1,
            MaxStaleConnectionRetries = 1,
        };
}
