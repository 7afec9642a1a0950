using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Tokens.Bench.Fleet;

/// <summary>Counts the calls of Parameter Store that pass by, and those of them that are refused.</summary>
internal sealed class CallCounts
{
    private const string Target = "X-Amz-Target";

    private readonly ConcurrentDictionary<string, int> made = new();
    private int throttled;

    /// <summary>By operation, those included that were refused.</summary>
    public IReadOnlyDictionary<string, int> Made => made;

    public int All => made.Values.Sum();

    /// <summary>In a fleet without faults nothing else is refused.</summary>
    public int Throttled => throttled;

    public async Task WatchAsync(HttpContext context, RequestDelegate serve)
    {
        await serve(context);
        made.AddOrUpdate(context.Request.Headers[Target].ToString().Split('.')[^1], 1, (_, count) => count + 1);
        if (context.Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            Interlocked.Increment(ref throttled);
        }
    }
}
