using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Tokens.Bench.Fleet;

/// <summary>Counts the calls of Parameter Store that pass by, and those of them that are refused.</summary>
internal sealed class CallCounts
{
    private const string Target = "X-Amz-Target";

    private readonly ConcurrentDictionary<string, int> made = new();
    private readonly ConcurrentDictionary<string, int> refused = new();

    /// <summary>By operation, those included that were refused.</summary>
    public IReadOnlyDictionary<string, int> Made => made;

    /// <summary>Those of them that were one too many; in a fleet without faults nothing else is refused.</summary>
    public IReadOnlyDictionary<string, int> Refused => refused;

    public async Task WatchAsync(HttpContext context, RequestDelegate serve)
    {
        await serve(context);
        var operation = context.Request.Headers[Target].ToString().Split('.')[^1];
        made.AddOrUpdate(operation, 1, (_, count) => count + 1);
        if (context.Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            refused.AddOrUpdate(operation, 1, (_, count) => count + 1);
        }
    }
}
