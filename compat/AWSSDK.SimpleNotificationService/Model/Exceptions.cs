using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

// Only those that somebody catches: every other refusal is the base exception with its code.

public class AuthorizationErrorException : AmazonSimpleNotificationServiceException
{
    internal AuthorizationErrorException(ErrorResponse error)
        : base(error) { }
}

public class InternalErrorException : AmazonSimpleNotificationServiceException
{
    internal InternalErrorException(ErrorResponse error)
        : base(error) { }
}

public class InvalidParameterException : AmazonSimpleNotificationServiceException
{
    internal InvalidParameterException(ErrorResponse error)
        : base(error) { }
}

public class NotFoundException : AmazonSimpleNotificationServiceException
{
    internal NotFoundException(ErrorResponse error)
        : base(error) { }
}
