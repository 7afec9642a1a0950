using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

/// <summary>JSON whose access token has this many bytes. Without a Content-Length only a reader that counts can stop in time.</summary>
public sealed record OversizedBody(long Bytes, bool TellsLength = false) : Fault
{
    private const string Start = "{\"access_token\":\"";
    private const string End = "\",\"token_type\":\"bearer\",\"expires_in\":3600}";
    private static readonly byte[] Block = [.. Enumerable.Repeat((byte)'x', 64 * 1024)];

    internal override async Task AnswerAsync(HttpContext context)
    {
        var (response, left) = (context.Response, Bytes);
        response.ContentType = "application/json";
        response.ContentLength = TellsLength ? Start.Length + left + End.Length : null;
        await response.WriteAsync(Start, context.RequestAborted);
        for (; left > 0; left -= Block.Length)
        {
            var size = (int)Math.Min(left, Block.Length);
            await response.Body.WriteAsync(Block.AsMemory(0, size), context.RequestAborted);
        }

        await response.WriteAsync(End, context.RequestAborted);
    }
}
