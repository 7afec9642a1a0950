using Amazon.SimpleNotificationService;

namespace Tokens.Adapters.Notifications;

/// <summary>
/// The settings of a client that sends each message once. Without retries alone it would still send a message up to ten
/// times more where the connection breaks before the answer: AWSSDK.Core takes that for a connection gone stale in its
/// pool, and counts those attempts apart.
/// </summary>
public static class PublishOnce
{
    /// <param name="attemptLimit">How long an answer is waited for.</param>
    public static AmazonSimpleNotificationServiceConfig Config(TimeSpan attemptLimit) =>
        new()
        {
            Timeout = attemptLimit,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
        };
}
