using System;
using System.Collections.Generic;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.SimpleNotificationService.Query;

/// <summary>One operation of the query protocol: asked by a form, answered and refused in XML.</summary>
/// <param name="name">As AWS names it.</param>
/// <param name="errors">
/// The codes that this operation declares. The real client maps no others, however well known they are elsewhere.
/// </param>
internal sealed class QueryOperation<TResponse>(
    string name,
    Dictionary<string, Func<ErrorResponse, AmazonSimpleNotificationServiceException>> errors
) : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse, IXmlShape, new()
{
    /// <summary>The root element, the operation's Response, is at 1.</summary>
    private const int ResultDepth = 2;

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SimpleNotificationService")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
        };
        request.ParameterCollection.Add("Action", name);
        request.ParameterCollection.Add("Version", "2010-03-31");
        ((AmazonSimpleNotificationServiceRequest)input).WriteTo(request.ParameterCollection);
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new TResponse();
        input.Read();
        // Not the depth of the first node plus one: that node is the XML declaration where there is one, at a depth of its own.
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth))
        {
            if (!input.IsStartElement)
            {
                continue;
            }

            if (input.TestExpression($"{name}Result", ResultDepth))
            {
                input.ReadInto(response);
            }
            else if (input.TestExpression("ResponseMetadata", ResultDepth))
            {
                response.ResponseMetadata = ResponseMetadataUnmarshaller.Instance.Unmarshall(input);
            }
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return error.Code is not null && errors.TryGetValue(error.Code, out var typed)
            ? typed(error)
            : new AmazonSimpleNotificationServiceException(error);
    }
}
