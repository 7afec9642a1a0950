using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>Systems Manager's JSON 1.1 protocol: the operation is in a header, everything else in the body.</summary>
internal sealed class SystemsManager : IService
{
    private const string Target = "X-Amz-Target";
    private const string Prefix = "AmazonSSM.";

    private readonly Dictionary<string, Action<Request, Utf8JsonWriter>> _operations;
    private readonly CallLog _calls;
    private readonly Throttle? _throttle;
    private readonly ParameterStoreOptions _options;

    public SystemsManager(Store store, CallLog calls, ParameterStoreOptions options)
    {
        (_calls, _options) = (calls, options);
        _throttle = options.Throttling is { } rates ? new Throttle(rates, options.Time) : null;
        var reads = new ReadOperations(new Reads(store, options.Limits));
        var writes = new WriteOperations(new Writes(store, options.Limits));
        Action<Request, Utf8JsonWriter>[] operations =
        [
            reads.GetParameter,
            reads.GetParameters,
            reads.GetParametersByPath,
            reads.GetParameterHistory,
            reads.DescribeParameters,
            writes.PutParameter,
            writes.LabelParameterVersion,
            writes.DeleteParameter,
            writes.DeleteParameters,
        ];
        _operations = operations.ToDictionary(operation => operation.Method.Name, StringComparer.Ordinal);
    }

    public bool Serves(HttpRequest request) =>
        request.Headers[Target].ToString().StartsWith(Prefix, StringComparison.Ordinal);

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
        var name = context.Request.Headers[Target].ToString()[Prefix.Length..];
        var region = Signature.Region(context.Request);
        var operation =
            _operations.GetValueOrDefault(name) ?? throw new RefusedException("UnknownOperationException", "");
        using var body = await Body.ReadAsync(context.Request);
        var request = new Request(body.RootElement, region);
        var fault = _calls.Record(name, request.Names());
        await FaultInjection.BeforeAsync(fault, _options, context);
        _throttle?.Admit(name);
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
