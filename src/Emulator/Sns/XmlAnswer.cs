using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>The query protocol's answers and errors.</summary>
internal static class XmlAnswer
{
    public const string ContentType = "text/xml";

    private static readonly XNamespace Sns = "http://sns.amazonaws.com/doc/2010-03-31/";

    public static XElement Element(string name, params object?[] content) => new(Sns + name, content);

    /// <summary>A map, as GetTopicAttributes has it.</summary>
    public static XElement Map(string name, IEnumerable<KeyValuePair<string, string>> map) =>
        Element(
            name,
            [.. map.Select(each => Element("entry", Element("key", each.Key), Element("value", each.Value)))]
        );

    /// <param name="result">Null where the operation has none.</param>
    public static Task SendAsync(HttpResponse response, string operation, XElement? result)
    {
        var metadata = Element("ResponseMetadata", RequestId(response));
        return SendAsync(response, Element($"{operation}Response", result, metadata));
    }

    public static Task SendAsync(HttpResponse response, RefusedException refusal)
    {
        response.StatusCode = refusal.Status;
        var error = Element(
            "Error",
            Element("Type", refusal.Status < StatusCodes.Status500InternalServerError ? "Sender" : "Receiver"),
            Element("Code", refusal.Code),
            Element("Message", refusal.Message)
        );
        return SendAsync(response, Element("ErrorResponse", error, RequestId(response)));
    }

    private static XElement RequestId(HttpResponse response) =>
        Element("RequestId", response.HttpContext.TraceIdentifier);

    private static async Task SendAsync(HttpResponse response, XElement answer)
    {
        response.ContentType = ContentType;
        response.Headers["x-amzn-RequestId"] = response.HttpContext.TraceIdentifier;
        await response.WriteAsync(answer.ToString(SaveOptions.DisableFormatting));
    }
}
