using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

public class AuthorizationErrorException : AmazonSimpleNotificationServiceException
{
    internal AuthorizationErrorException(ErrorResponse error)
        : base(error) { }
}

public class NotFoundException : AmazonSimpleNotificationServiceException
{
    internal NotFoundException(ErrorResponse error)
        : base(error) { }
}
