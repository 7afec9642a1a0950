using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public abstract class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest
{
    /// <summary>Those that are null are not sent.</summary>
    internal abstract IEnumerable<(string Name, string Value)> Fields { get; }
}

/// <summary>A response that has more than the request id.</summary>
internal interface IResult
{
    void Read(Element result);
}

/// <summary>The query protocol: requests are forms, responses and errors are XML.</summary>
internal sealed class QueryProtocol<TResponse> : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SimpleNotificationService")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
        };
        request.ParameterCollection.Add("Action", input.GetType().Name[..^"Request".Length]);
        request.ParameterCollection.Add("Version", "2010-03-31");
        var fields = ((AmazonSimpleNotificationServiceRequest)input).Fields;
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            request.ParameterCollection.Add(name, value);
        }

        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        var response = new TResponse();
        if (response is IResult fields && new Element(input).Result is { } result)
        {
            fields.Read(result);
        }

        return response;
    }

    /// <summary>Typed are the errors that somebody catches; every other code is the base exception.</summary>
    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return error.Code switch
        {
            "AuthorizationError" => new AuthorizationErrorException(error),
            "NotFound" => new NotFoundException(error),
            _ => new AmazonSimpleNotificationServiceException(error),
        };
    }
}

/// <summary>An XML element; made of a context that has read nothing yet, the document.</summary>
internal sealed class Element
{
    private readonly string name;
    private readonly string text;
    private readonly List<Element> children = [];

    public Element(XmlUnmarshallerContext from)
    {
        name = from.CurrentPath.Split('/')[^1];
        text = from.ReadText();
        var depth = from.CurrentDepth;
        while (from.ReadAtDepth(depth))
        {
            if (from.IsStartElement)
            {
                children.Add(new Element(from));
            }
        }
    }

    /// <summary>Of a document: the element inside the root that has the operation's fields.</summary>
    public Element Result =>
        children.SelectMany(root => root.children).FirstOrDefault(one => one.name.EndsWith("Result"));

    public string this[string child] => children.Find(one => one.name == child)?.text;

    /// <summary>Null where there is none, as the SDK has it.</summary>
    public IEnumerable<Element> List(string list, string member)
    {
        var members = children.Where(one => one.name == list).SelectMany(one => one.children);
        return members.Any(one => one.name == member) ? members.Where(one => one.name == member) : null;
    }
}
