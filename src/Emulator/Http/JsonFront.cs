using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Http;

/// <summary>The JSON 1.1 protocol: the operation is in a header, everything else in the body.</summary>
internal sealed class JsonFront(JsonApi api, CallLog calls, AwsEmulatorOptions options) : IService
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
        await api.WaitAsync(name, request, context.RequestAborted);
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

/// <summary>A service of the JSON 1.1 protocol.</summary>
/// <param name="Prefix">What the X-Amz-Target of its operations begins with.</param>
/// <param name="Operations">Each from its request's fields to its answer's, under its method's name.</param>
internal sealed record JsonApi(string Prefix, IReadOnlyList<Action<Request, Utf8JsonWriter>> Operations)
{
    /// <summary>What a call is about, for the record of calls.</summary>
    public required Func<Request, IReadOnlyList<string>> Names { get; init; }

    /// <summary>Refuses the operation where it comes too often.</summary>
    public Action<string> Admit { get; init; } = _ => { };

    /// <summary>What an operation waits for before it is done, such as a message.</summary>
    public Func<string, Request, CancellationToken, Task> WaitAsync { get; init; } = (_, _, _) => Task.CompletedTask;
}

/// <summary>Reads a request's body whole. Far above what any valid request needs, it is refused unread.</summary>
internal static class Body
{
    private const int MostBytes = 1 << 20;

    public static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? MostBytes, MostBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw new RefusedException("SerializationException", $"The body exceeds {MostBytes} bytes.");
        }

        try
        {
            return JsonDocument.Parse(buffer.AsMemory(0, length));
        }
        catch (JsonException)
        {
            throw new RefusedException("SerializationException", "The body is no JSON.");
        }
    }
}

/// <summary>One AWS service on the one port, told from the others by what a request contains.</summary>
internal interface IService
{
    bool Serves(HttpRequest request);

    Task AnswerAsync(HttpContext context);
}
