using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tokens.Emulator.Lambda;

/// <summary>The runtime API's paths, headers and answers, version 2018-06-01.</summary>
internal sealed class RuntimeRoutes(RuntimeSession session, Action<string>? sent)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context, context.Request.Method, context.Request.Path.Value!.Split('/')[1..]);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The runtime was killed while it waited or spoke.
            context.Abort();
        }
    }

    private Task RouteAsync(HttpContext context, string method, string[] path) =>
        (method, path) switch
        {
            ("GET", ["2018-06-01", "runtime", "invocation", "next"]) => NextAsync(context),
            ("POST", ["2018-06-01", "runtime", "invocation", var id, "response"]) => ResponseAsync(context, id),
            ("POST", ["2018-06-01", "runtime", "invocation", var id, "error"]) => ErrorAsync(context, id),
            ("POST", ["2018-06-01", "runtime", "init", "error"]) => InitErrorAsync(context),
            _ => AnswerAsync(context, 404, """{"errorType":"NotFound","errorMessage":"No such path or method."}"""),
        };

    private async Task NextAsync(HttpContext context)
    {
        var pending = await session.NextAsync(context.RequestAborted);
        var deadline = TimeProvider.System.GetUtcNow() + session.Timeout;
        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = pending.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = deadline
            .ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = session.FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = TraceId(pending.RequestId);
        await AnswerAsync(context, 200, pending.Payload);
    }

    private async Task ResponseAsync(HttpContext context, string requestId)
    {
        var payload = await BodyAsync(context);
        await AcceptedAsync(context, session.End(requestId, new Invocation.Answered(payload)));
    }

    private async Task ErrorAsync(HttpContext context, string requestId) =>
        await AcceptedAsync(context, session.End(requestId, await FailureAsync(context)));

    private async Task InitErrorAsync(HttpContext context)
    {
        session.FailInit(await FailureAsync(context));
        await AcceptedAsync(context, known: true);
    }

    // RuntimeSupport parses the answer and aborts the process where it is not this JSON.
    private static Task AcceptedAsync(HttpContext context, bool known) =>
        known
            ? AnswerAsync(context, 202, """{"status":"OK"}""")
            : AnswerAsync(context, 400, """{"errorType":"InvalidRequestID","errorMessage":"Invalid request ID"}""");

    private async Task<Invocation.Failed> FailureAsync(HttpContext context)
    {
        var body = await BodyAsync(context);
        try
        {
            var error = JsonNode.Parse(body)!;
            return new Invocation.Failed((string?)error["errorType"] ?? "", (string?)error["errorMessage"] ?? "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A failing runtime may send anything; what it sent is still the best message there is.
            return new Invocation.Failed("", body);
        }
    }

    private async Task<string> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.Select(header => $"{header.Key}: {header.Value}");
        sent?.Invoke(string.Join('\n', [context.Request.Path.Value, .. headers, body]));
        return body;
    }

    private static Task AnswerAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        var body = Encoding.UTF8.GetBytes(json);
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static string TraceId(string requestId)
    {
        var hex = requestId.Replace("-", "", StringComparison.Ordinal);
        return $"Root=1-{hex[..8]}-{hex[8..]};Parent={hex[..16]};Sampled=0";
    }
}
