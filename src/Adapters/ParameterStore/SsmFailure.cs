using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Turns what the service, its client or the network throws into an error that names the fix.</summary>
internal static class SsmFailure
{
    /// <summary>Whether one parameter among several may be to blame, and the others could be served without it.</summary>
    public static bool MayConcernOneOfMany(Exception failure) =>
        failure
            is AmazonServiceException
            {
                StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
            } refusal
        && !AwsFailure.IsThrottle(refusal)
        && !IsAboutCredentials(refusal);

    /// <summary>Whether the same call may succeed a little later.</summary>
    public static bool IsPassing(Exception failure) => IsThrottle(failure) || IsTrouble(failure);

    /// <summary>Whether the service was asked too often.</summary>
    public static bool IsThrottle(Exception failure) =>
        failure is AmazonServiceException service && AwsFailure.IsThrottle(service);

    /// <summary>Whether the service or the way to it is in trouble that may pass, and is not merely asked too often.</summary>
    public static bool IsTrouble(Exception failure) =>
        failure switch
        {
            AmazonServiceException service when AwsFailure.IsThrottle(service) => false,
            AmazonServiceException service => service.ErrorCode == "TooManyUpdates"
                // Below 300: an answer that could not be read.
                || service.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.InternalServerError,
            HttpRequestException or IOException or TimeoutException => true,
            _ => false,
        };

    /// <summary>Whether the value could be put with other policies, or without.</summary>
    public static bool IsAboutPolicies(AmazonSimpleSystemsManagementException failure) =>
        failure
            is IncompatiblePolicyException
                or PoliciesLimitExceededException
                or InvalidPolicyTypeException
                or InvalidPolicyAttributeException;

    /// <param name="action">What was to be done.</param>
    /// <param name="name">To which parameter.</param>
    /// <param name="failure">What was thrown.</param>
    /// <param name="sent">Values that were sent, which the service's error text may repeat.</param>
    public static StoreException Of(SsmAction action, string name, Exception failure, params Secret[] sent)
    {
        var words = ProviderErrorText.OfAws(failure.Message, new ExchangedSecrets(sent));
        return failure is AmazonServiceException { ErrorCode: { Length: > 0 } code } service
            ? new StoreException(
                $"Parameter Store would not {action.Phrase} {name} ({code}): {Fix(service, action.Permission) ?? words}",
                AwsFailure.KindOf(failure)
            )
            : new StoreException(
                $"Parameter Store could not be reached to {action.Phrase} {name}: {words}",
                AwsFailure.KindOf(failure)
            );
    }

    private static string? Fix(AmazonServiceException failure, string permission) =>
        failure.ErrorCode switch
        {
            "AccessDeniedException" or "AccessDenied" =>
                $"allow {permission} on it and, for a SecureString, the use of its KMS key to whoever asked: a function's role, or you",
            "InvalidKeyId" =>
                "its KMS key is disabled, deleted or closed to whoever asked, a function's role or you; enable it, or write the value again under another key",
            "TooManyUpdates" => "others write it at the same moment; the next sweep tries again",
            "ParameterMaxVersionLimitExceeded" =>
                "it has 100 versions and the oldest bears a label; move that label to a newer version",
            "ParameterNotFound" => "it does not exist",
            "ParameterVersionNotFound" => "that version is gone; the next refresh looks at the newest one",
            "ParameterVersionLabelLimitExceeded" =>
                "that version bears 10 labels, which is as many as it may; remove one",
            _ when AwsFailure.IsThrottle(failure) =>
                "too many calls in this account and Region; the next sweep goes on, and the higher-throughput setting of Parameter Store allows more",
            _ => null,
        };

    /// <summary>The function's own credentials: the same for every parameter.</summary>
    private static bool IsAboutCredentials(AmazonServiceException failure) =>
        failure.ErrorCode
            is "UnrecognizedClientException"
                or "ExpiredTokenException"
                or "InvalidSignatureException"
                or "IncompleteSignature"
                or "MissingAuthenticationToken"
                or "InvalidClientTokenId";
}

/// <summary>What is done to a parameter.</summary>
/// <param name="Phrase">A verb phrase that the parameter's name follows.</param>
/// <param name="Permission">The IAM action that it takes.</param>
internal sealed record SsmAction(string Phrase, string Permission);
