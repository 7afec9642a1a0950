using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

/// <summary>No more than its delay: the proper answer follows.</summary>
internal sealed record Slow : Fault
{
    internal override bool ReplacesAnswer => false;

    internal override Task AnswerAsync(HttpContext context) =>
        throw new InvalidOperationException("A slow exchange has its proper answer.");
}
