using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.SimpleSystemsManagement.Json;

/// <summary>One operation of the JSON 1.1 protocol: how it is asked, answered and refused.</summary>
/// <param name="name">As AWS names it.</param>
/// <param name="errors">
/// The codes that this operation declares. The real client maps no others, however well known they are elsewhere.
/// </param>
internal sealed class JsonOperation<TResponse>(
    string name,
    Dictionary<string, Func<ErrorResponse, AmazonSimpleSystemsManagementException>> errors
) : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TResponse : AmazonWebServiceResponse, IJsonShape, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SimpleSystemsManagement")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = Body((AmazonSimpleSystemsManagementRequest)input),
        };
        request.Headers["X-Amz-Target"] = $"AmazonSSM.{name}";
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers[HeaderKeys.XAmzApiVersion] = "2014-11-06";
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        return JsonShape<TResponse>.Instance.Unmarshall(input, ref reader);
    }

    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return error.Code is not null && errors.TryGetValue(error.Code, out var typed)
            ? typed(error)
            : new AmazonSimpleSystemsManagementException(error);
    }

    private static byte[] Body(AmazonSimpleSystemsManagementRequest request)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            request.WriteTo(json);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
