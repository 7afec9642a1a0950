using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>How errors look in the protocols that the functions speak.</summary>
internal static class ErrorShape
{
    public static Task RefuseAsync(OutgoingCall call, HttpResponse response) =>
        WriteAsync(
            call,
            response,
            Code(call, "AccessDeniedException", "AuthorizationError", "temporarily_unavailable"),
            400
        );

    public static Task ThrottleAsync(OutgoingCall call, HttpResponse response) =>
        WriteAsync(
            call,
            response,
            Code(call, "ThrottlingException", "Throttling", "rate_limit_exceeded"),
            call.IsExchange ? 429 : 400
        );

    public static Task FailAsync(OutgoingCall call, HttpResponse response) =>
        WriteAsync(call, response, Code(call, "InternalServerError", "InternalError", "server_error"), 500);

    public static Task TalkNonsenseAsync(HttpResponse response) =>
        SendAsync(response, 200, "text/html", "<html><body>It works!</body></html>");

    private static string Code(OutgoingCall call, string json, string query, string provider) =>
        call.IsExchange ? provider
        : call.Service == "SNS" ? query
        : json;

    private static Task WriteAsync(OutgoingCall call, HttpResponse response, string code, int status) =>
        call.IsExchange ? SendAsync(response, status, "application/json", $$"""{"error":"{{code}}"}""")
        : call.Service == "SNS"
            ? SendAsync(
                response,
                status,
                "text/xml",
                $"""
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>
                <Code>{code}</Code><Message>injected</Message></Error><RequestId>0</RequestId></ErrorResponse>
                """
            )
        : SendAsync(response, status, "application/x-amz-json-1.1", $$"""{"__type":"{{code}}","message":"injected"}""");

    private static Task SendAsync(HttpResponse response, int status, string contentType, string body)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    }
}
