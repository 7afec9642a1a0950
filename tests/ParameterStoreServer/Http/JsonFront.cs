using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>The JSON 1.1 protocol: the operation is in a header, everything else in the body.</summary>
internal sealed class JsonFront(JsonApi api, CallLog calls, ParameterStoreOptions options) : IService
{
    private const string Target = "X-Amz-Target";

    private readonly Dictionary<string, Action<Request, Utf8JsonWriter>> _operations = api.Operations.ToDictionary(
        operation => operation.Method.Name,
        StringComparer.Ordinal
    );

    public bool Serves(HttpRequest request) =>
        request.Headers[Target].ToString().StartsWith(api.Prefix, StringComparison.Ordinal);

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await PerformAsync(context);
        }
        catch (RefusedException refusal)
        {
            await ErrorAnswer.WriteAsync(context.Response, refusal);
        }
    }

    private async Task PerformAsync(HttpContext context)
    {
        var name = context.Request.Headers[Target].ToString()[api.Prefix.Length..];
        var region = Signature.Region(context.Request);
        var operation =
            _operations.GetValueOrDefault(name) ?? throw new RefusedException("UnknownOperationException", "");
        using var body = await Body.ReadAsync(context.Request);
        var request = new Request(body.RootElement, region);
        var fault = calls.Record(name, api.Names(request));
        await FaultInjection.BeforeAsync(fault, options, context);
        api.Admit(name);
        var answer = Perform(operation, request);
        await FaultInjection.AnswerAsync(
            fault,
            Answer.ContentType,
            () => answer.SendAsync(context.Response, StatusCodes.Status200OK),
            context
        );
    }

    private static Answer Perform(Action<Request, Utf8JsonWriter> operation, Request request)
    {
        var answer = new Answer();
        answer.Json.WriteStartObject();
        operation(request, answer.Json);
        answer.Json.WriteEndObject();
        return answer;
    }
}
