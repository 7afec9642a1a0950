using Amazon.Runtime;

namespace Tokens.Adapters.Sealing;

/// <summary>Turns what the service, its client or the network throws into a reason that names the mend.</summary>
internal sealed class KmsFailure
{
    private readonly string action;
    private readonly string permission;

    private KmsFailure(string action, string permission) => (this.action, this.permission) = (action, permission);

    public static KmsFailure ToSeal { get; } = new("seal it", "kms:Encrypt");

    public static KmsFailure ToOpen { get; } = new("open it", "kms:Decrypt");

    /// <param name="key">Under which key.</param>
    /// <param name="failure">What was thrown.</param>
    /// <param name="sent">Values that were sent, which the service's own words may repeat.</param>
    public string Reason(string key, Exception failure, params Secret[] sent) =>
        failure switch
        {
            AmazonServiceException { ErrorCode: { Length: > 0 } code } service =>
                $"KMS would not {action} under {key} ({code}): {Mend(service) ?? Words(failure, sent)}",
            _ when AwsFailure.IsOne(failure) || failure is OperationCanceledException =>
                $"KMS gave no usable answer when it was to {action} under {key}: {Words(failure, sent)}",
            // Nobody foresaw it, so nobody knows what its words hold.
            _ => $"KMS could not be asked to {action} under {key}: {failure.GetType().Name}",
        };

    private string? Mend(AmazonServiceException failure) =>
        failure.ErrorCode switch
        {
            "AccessDeniedException" =>
                $"allow {permission} on it, in the role's policy and in the key's, without a condition on kms:ViaService",
            "DisabledException" => "enable the key",
            "KMSInvalidStateException" => "the key is about to be deleted, or without material; cancel its deletion",
            "NotFoundException" => "there is no such key in this account and Region; see TOKENS_KMS_KEY_ID",
            "InvalidKeyUsageException" => "it is no key for encryption; see TOKENS_KMS_KEY_ID",
            "IncorrectKeyException" => "it was sealed under another key; name that one",
            "InvalidCiphertextException" =>
                "it was sealed for another connection or below another root (TOKENS_ROOT), or is incomplete or damaged; name the connection of its log line and copy the whole word",
            _ when AwsFailure.IsThrottle(failure) => "too many calls in this account and Region",
            _ => null,
        };

    private static string Words(Exception failure, IReadOnlyCollection<Secret> sent) =>
        ProviderErrorText.OfAws(failure.Message, new ExchangedSecrets(sent));
}
