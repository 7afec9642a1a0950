using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

public sealed record ArbitraryAnswer(int StatusCode, string ContentType, string Body) : Fault
{
    public KeyValuePair<string, string>? Header { get; init; }

    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCode;
        context.Response.ContentType = ContentType;
        if (Header is { } header)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body), context.RequestAborted);
    }
}
