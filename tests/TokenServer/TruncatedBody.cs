using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

internal sealed record TruncatedBody : Fault
{
    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("""{"access_token":"fake-trunc"""));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
