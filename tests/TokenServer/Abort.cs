using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

internal sealed record Abort : Fault
{
    internal override Task AnswerAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
