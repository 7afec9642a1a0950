using Amazon.Runtime;

namespace Tokens.Adapters.Notifications;

/// <summary>Turns what the service, its client or the network throws into an error that names the mend.</summary>
internal static class SnsFailure
{
    /// <summary>A client's own time-out is a cancellation that nobody asked for.</summary>
    public static bool IsOne(Exception failure, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && (AwsFailure.IsOne(failure) || failure is OperationCanceledException);

    /// <summary>The service says that it took nothing because it was asked too often.</summary>
    public static bool IsThrottle(Exception failure) =>
        failure is AmazonServiceException service
        && (
            AwsFailure.IsThrottle(service)
            || service.ErrorCode is "Throttled" or "ThrottledException" or "KMSThrottling" or "KMSThrottlingException"
        );

    public static PublishingException Of(string topic, Exception failure) =>
        failure is AmazonServiceException { ErrorCode: { Length: > 0 } code } service
            ? new PublishingException($"SNS would not publish to {topic} ({code}): {Mend(service) ?? Words(failure)}")
            : new PublishingException(
                $"nobody can tell whether SNS published to {topic}, since it gave no answer: {Words(failure)}"
            );

    private static string? Mend(AmazonServiceException failure) =>
        failure.ErrorCode switch
        {
            "AuthorizationError" or "AuthorizationErrorException" or "AccessDenied" or "AccessDeniedException" =>
                "allow sns:Publish on the topic and, for an encrypted topic, kms:GenerateDataKey* and kms:Decrypt on its key to whoever asked: a function's role, or you",
            { } code when code.StartsWith("KMS", StringComparison.Ordinal) && !IsThrottle(failure) =>
                "the topic's KMS key is disabled, deleted or closed to whoever asked, a function's role or you; allow kms:GenerateDataKey* and kms:Decrypt on it",
            "NotFound" or "NotFoundException" =>
                "there is no such topic; see TOKENS_ALERT_TOPIC_ARN and TOKENS_COMPLETED_TOPIC_ARN",
            _ when IsThrottle(failure) => "too many messages in this account and Region; the sweep tries again",
            _ => null,
        };

    private static string Words(Exception failure) => ProviderErrorText.OfAws(failure.Message, ExchangedSecrets.None);
}
