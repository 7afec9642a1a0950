using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

internal sealed record Hang : Fault
{
    internal override Task AnswerAsync(HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
            .ContinueWith(
                _ => context.Abort(),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );
}
