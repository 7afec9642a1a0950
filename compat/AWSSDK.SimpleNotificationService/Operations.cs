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
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );

    public static readonly QueryOperation<CreateTopicResponse> CreateTopic = new(
        "CreateTopic",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
        }
    );

    public static readonly QueryOperation<GetSMSSandboxAccountStatusResponse> GetSMSSandboxAccountStatus = new(
        "GetSMSSandboxAccountStatus",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
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
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );

    public static readonly QueryOperation<SetSubscriptionAttributesResponse> SetSubscriptionAttributes = new(
        "SetSubscriptionAttributes",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );

    public static readonly QueryOperation<SubscribeResponse> Subscribe = new(
        "Subscribe",
        new()
        {
            ["AuthorizationError"] = static error => new AuthorizationErrorException(error),
            ["InternalError"] = static error => new InternalErrorException(error),
            ["InvalidParameter"] = static error => new InvalidParameterException(error),
            ["NotFound"] = static error => new NotFoundException(error),
        }
    );
}
