using System;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService;

public class AmazonSimpleNotificationServiceException : AmazonServiceException
{
    public AmazonSimpleNotificationServiceException(string message)
        : base(message) { }

    public AmazonSimpleNotificationServiceException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode
    )
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal AmazonSimpleNotificationServiceException(ErrorResponse error)
        : this(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode) { }
}
