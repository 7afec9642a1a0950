using System.Net;
using Amazon.Runtime;

namespace Tokens.Adapters;

/// <summary>What every AWS service's failures have in common.</summary>
internal static class AwsFailure
{
    /// <summary>Whether the exception is the service's, its client's or the network's, and not a defect or a cancellation.</summary>
    public static bool IsOne(Exception failure) =>
        failure
            is AmazonServiceException
                or AmazonClientException
                or HttpRequestException
                or IOException
                or TimeoutException;

    /// <summary>AWSSDK.Core throws no specific exception for missing credentials; its message begins with this.</summary>
    private const string NoCredentials = "Failed to resolve AWS credentials";

    /// <summary>What code may switch on.</summary>
    public static StoreErrorKind KindOf(Exception failure) =>
        failure switch
        {
            AmazonServiceException { ErrorCode: { Length: > 0 } code } => KindOf(code),
            _ when failure.Message.Contains(NoCredentials, StringComparison.Ordinal) => StoreErrorKind.NoCredentials,
            _ => StoreErrorKind.Other,
        };

    /// <summary>SNS has a code of its own for a missing permission.</summary>
    private static StoreErrorKind KindOf(string code) =>
        code.StartsWith("AccessDenied", StringComparison.Ordinal)
        || code.StartsWith("AuthorizationError", StringComparison.Ordinal)
            ? StoreErrorKind.AccessDenied
        : code.EndsWith("NotFound", StringComparison.Ordinal) ? StoreErrorKind.NotFound
        : StoreErrorKind.Other;

    /// <summary>Whether the service was asked too often.</summary>
    public static bool IsThrottle(AmazonServiceException failure) =>
        failure.ErrorCode
            is "ThrottlingException"
                or "Throttling"
                or "RequestLimitExceeded"
                or "TooManyRequestsException"
        || failure.StatusCode == HttpStatusCode.TooManyRequests;
}
