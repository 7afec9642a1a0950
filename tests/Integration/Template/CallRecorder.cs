using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator;
using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Integration.Template;

/// <summary>
/// Listens to what the functions ask of AWS, and works out at once, while the store is as the call found it, what IAM
/// would have been asked.
/// </summary>
internal sealed class CallRecorder
{
    private readonly ConcurrentQueue<(RecordedCall Call, IReadOnlyList<AwsCall> Needed)> heard = new();
    private readonly NeededPermissions permissions;

    /// <param name="store">Where the functions' requests arrive.</param>
    /// <param name="topicKey">The key of the topics.</param>
    public CallRecorder(AwsEmulator store, string topicKey)
    {
        permissions = new NeededPermissions(store.Store, topicKey);
        store.Front = HearAsync;
    }

    public IReadOnlyList<RecordedCall> Calls => [.. heard.Select(one => one.Call)];

    public IReadOnlyList<AwsCall> NeededBy(string function) =>
        [.. heard.Where(one => one.Call.Function == function).SelectMany(one => one.Needed)];

    private async Task HearAsync(HttpContext context, RequestDelegate next)
    {
        if (FunctionHosts.FunctionOf(context.Request.Headers.Authorization.ToString()) is { } function)
        {
            context.Request.EnableBuffering();
            var call = await ReadAsync(function, context.Request);
            context.Request.Body.Position = 0;
            heard.Enqueue((call, permissions.Of(call)));
        }

        await next(context);
    }

    private static async Task<RecordedCall> ReadAsync(string function, HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            var fields = form.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString()));
            return new RecordedCall(function, "sns", form["Action"].ToString(), new JsonObject(fields));
        }

        // AmazonSSM.PutParameter, TrentService.Encrypt
        var target = request.Headers["X-Amz-Target"].ToString().Split('.');
        var service = target[0] == "AmazonSSM" ? "ssm" : "kms";
        var body = await JsonNode.ParseAsync(request.Body);
        return new RecordedCall(function, service, target[1], body!.AsObject());
    }
}
