using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

public class AuthorizationErrorException : AmazonSimpleNotificationServiceException
{
    public AuthorizationErrorException(string message)
        : base(message) { }

    internal AuthorizationErrorException(ErrorResponse error)
        : base(error) { }
}

public class ConcurrentAccessException : AmazonSimpleNotificationServiceException
{
    public ConcurrentAccessException(string message)
        : base(message) { }

    internal ConcurrentAccessException(ErrorResponse error)
        : base(error) { }
}

public class EndpointDisabledException : AmazonSimpleNotificationServiceException
{
    public EndpointDisabledException(string message)
        : base(message) { }

    internal EndpointDisabledException(ErrorResponse error)
        : base(error) { }
}

public class FilterPolicyLimitExceededException : AmazonSimpleNotificationServiceException
{
    public FilterPolicyLimitExceededException(string message)
        : base(message) { }

    internal FilterPolicyLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class InternalErrorException : AmazonSimpleNotificationServiceException
{
    public InternalErrorException(string message)
        : base(message) { }

    internal InternalErrorException(ErrorResponse error)
        : base(error) { }
}

public class InvalidParameterException : AmazonSimpleNotificationServiceException
{
    public InvalidParameterException(string message)
        : base(message) { }

    internal InvalidParameterException(ErrorResponse error)
        : base(error) { }
}

public class InvalidParameterValueException : AmazonSimpleNotificationServiceException
{
    public InvalidParameterValueException(string message)
        : base(message) { }

    internal InvalidParameterValueException(ErrorResponse error)
        : base(error) { }
}

public class InvalidSecurityException : AmazonSimpleNotificationServiceException
{
    public InvalidSecurityException(string message)
        : base(message) { }

    internal InvalidSecurityException(ErrorResponse error)
        : base(error) { }
}

public class KMSAccessDeniedException : AmazonSimpleNotificationServiceException
{
    public KMSAccessDeniedException(string message)
        : base(message) { }

    internal KMSAccessDeniedException(ErrorResponse error)
        : base(error) { }
}

public class KMSDisabledException : AmazonSimpleNotificationServiceException
{
    public KMSDisabledException(string message)
        : base(message) { }

    internal KMSDisabledException(ErrorResponse error)
        : base(error) { }
}

public class KMSInvalidStateException : AmazonSimpleNotificationServiceException
{
    public KMSInvalidStateException(string message)
        : base(message) { }

    internal KMSInvalidStateException(ErrorResponse error)
        : base(error) { }
}

public class KMSNotFoundException : AmazonSimpleNotificationServiceException
{
    public KMSNotFoundException(string message)
        : base(message) { }

    internal KMSNotFoundException(ErrorResponse error)
        : base(error) { }
}

public class KMSOptInRequiredException : AmazonSimpleNotificationServiceException
{
    public KMSOptInRequiredException(string message)
        : base(message) { }

    internal KMSOptInRequiredException(ErrorResponse error)
        : base(error) { }
}

public class KMSThrottlingException : AmazonSimpleNotificationServiceException
{
    public KMSThrottlingException(string message)
        : base(message) { }

    internal KMSThrottlingException(ErrorResponse error)
        : base(error) { }
}

public class NotFoundException : AmazonSimpleNotificationServiceException
{
    public NotFoundException(string message)
        : base(message) { }

    internal NotFoundException(ErrorResponse error)
        : base(error) { }
}

public class PlatformApplicationDisabledException : AmazonSimpleNotificationServiceException
{
    public PlatformApplicationDisabledException(string message)
        : base(message) { }

    internal PlatformApplicationDisabledException(ErrorResponse error)
        : base(error) { }
}

public class ReplayLimitExceededException : AmazonSimpleNotificationServiceException
{
    public ReplayLimitExceededException(string message)
        : base(message) { }

    internal ReplayLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class StaleTagException : AmazonSimpleNotificationServiceException
{
    public StaleTagException(string message)
        : base(message) { }

    internal StaleTagException(ErrorResponse error)
        : base(error) { }
}

public class SubscriptionLimitExceededException : AmazonSimpleNotificationServiceException
{
    public SubscriptionLimitExceededException(string message)
        : base(message) { }

    internal SubscriptionLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class TagLimitExceededException : AmazonSimpleNotificationServiceException
{
    public TagLimitExceededException(string message)
        : base(message) { }

    internal TagLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class TagPolicyException : AmazonSimpleNotificationServiceException
{
    public TagPolicyException(string message)
        : base(message) { }

    internal TagPolicyException(ErrorResponse error)
        : base(error) { }
}

public class ThrottledException : AmazonSimpleNotificationServiceException
{
    public ThrottledException(string message)
        : base(message) { }

    internal ThrottledException(ErrorResponse error)
        : base(error) { }
}

public class TopicLimitExceededException : AmazonSimpleNotificationServiceException
{
    public TopicLimitExceededException(string message)
        : base(message) { }

    internal TopicLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class ValidationException : AmazonSimpleNotificationServiceException
{
    public ValidationException(string message)
        : base(message) { }

    internal ValidationException(ErrorResponse error)
        : base(error) { }
}
