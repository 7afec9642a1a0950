using Amazon.SimpleNotificationService.Model;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService;

/// <summary>
/// Which errors are typed is a matter of the operation, as in the real client; every other code is the base exception.
/// </summary>
internal static class Operations
{
    public static readonly QueryOperation<ConfirmSubscriptionResponse> ConfirmSubscription = new(
        "ConfirmSubscription",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["FilterPolicyLimitExceeded"] = static error => new FilterPolicyLimitExceededException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
            ["ReplayLimitExceeded"] = static error => new ReplayLimitExceededException(error),
            ["SubscriptionLimitExceeded"] = static error => new SubscriptionLimitExceededException(error),
        }
    );

    public static readonly QueryOperation<CreateTopicResponse> CreateTopic = new(
        "CreateTopic",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["ConcurrentAccess"] = static error => new ConcurrentAccessException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["InvalidSecurity"] = static error => new InvalidSecurityException(error),
            ["StaleTag"] = static error => new StaleTagException(error),
            ["TagLimitExceeded"] = static error => new TagLimitExceededException(error),
            ["TagPolicy"] = static error => new TagPolicyException(error),
            ["TopicLimitExceeded"] = static error => new TopicLimitExceededException(error),
        }
    );

    public static readonly QueryOperation<GetSMSSandboxAccountStatusResponse> GetSMSSandboxAccountStatus = new(
        "GetSMSSandboxAccountStatus",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["Throttled"] = static error => new ThrottledException(error),
        }
    );

    public static readonly QueryOperation<GetSubscriptionAttributesResponse> GetSubscriptionAttributes = new(
        "GetSubscriptionAttributes",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );

    public static readonly QueryOperation<GetTopicAttributesResponse> GetTopicAttributes = new(
        "GetTopicAttributes",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["InvalidSecurity"] = static error => new InvalidSecurityException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );

    public static readonly QueryOperation<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopic = new(
        "ListSubscriptionsByTopic",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );

    public static readonly QueryOperation<PublishResponse> Publish = new(
        "Publish",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["EndpointDisabled"] = static error => new EndpointDisabledException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["ParameterValueInvalid"] = static error => new InvalidParameterValueException(error),
            ["InvalidSecurity"] = static error => new InvalidSecurityException(error),
            ["KMSAccessDenied"] = static error => new KMSAccessDeniedException(error),
            ["KMSDisabled"] = static error => new KMSDisabledException(error),
            ["KMSInvalidState"] = static error => new KMSInvalidStateException(error),
            ["KMSNotFound"] = static error => new KMSNotFoundException(error),
            ["KMSOptInRequired"] = static error => new KMSOptInRequiredException(error),
            ["KMSThrottling"] = static error => new KMSThrottlingException(error),
            ["NotFound"] = static error => new NotFoundException(error),
            ["PlatformApplicationDisabled"] = static error => new PlatformApplicationDisabledException(error),
            ["ValidationException"] = static error => new ValidationException(error),
        }
    );

    public static readonly QueryOperation<SetSubscriptionAttributesResponse> SetSubscriptionAttributes = new(
        "SetSubscriptionAttributes",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["FilterPolicyLimitExceeded"] = static error => new FilterPolicyLimitExceededException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
            ["ReplayLimitExceeded"] = static error => new ReplayLimitExceededException(error),
        }
    );

    public static readonly QueryOperation<SubscribeResponse> Subscribe = new(
        "Subscribe",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["FilterPolicyLimitExceeded"] = static error => new FilterPolicyLimitExceededException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["InvalidSecurity"] = static error => new InvalidSecurityException(error),
            ["NotFound"] = static error => new NotFoundException(error),
            ["ReplayLimitExceeded"] = static error => new ReplayLimitExceededException(error),
            ["SubscriptionLimitExceeded"] = static error => new SubscriptionLimitExceededException(error),
        }
    );
}
