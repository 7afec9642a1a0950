using Amazon.Runtime;

namespace Tokens.Adapters.Inspection;

/// <summary>What a service that was only looked at throws, as an error that names the fix.</summary>
internal static class InspectionFailure
{
    /// <param name="question">What was asked, as a phrase.</param>
    /// <param name="permission">The IAM action that it takes.</param>
    /// <param name="failure">What was thrown.</param>
    public static StoreException Of(string question, string permission, Exception failure) =>
        failure is AmazonServiceException { ErrorCode: { Length: > 0 } code }
            ? new StoreException(
                AwsFailure.KindOf(failure) == StoreErrorKind.AccessDenied
                    ? $"{question} may not be asked ({code}): allow {permission}"
                    : $"{question} was not answered ({code}): {ProviderErrorText.OfAws(failure.Message, ExchangedSecrets.None)}",
                AwsFailure.KindOf(failure)
            )
            : new StoreException(
                $"{question} got no answer: {ProviderErrorText.OfAws(failure.Message, ExchangedSecrets.None)}",
                AwsFailure.KindOf(failure)
            );
}
