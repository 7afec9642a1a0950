using System;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement;

public class AmazonSimpleSystemsManagementException : AmazonServiceException
{
    public AmazonSimpleSystemsManagementException(string message)
        : base(message) { }

    public AmazonSimpleSystemsManagementException(
        string message,
        Exception innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode
    )
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    internal AmazonSimpleSystemsManagementException(ErrorResponse error)
        : this(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode) { }
}
