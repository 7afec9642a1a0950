using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tokens.Cli.Commands.Local.Page;

/// <summary>
/// States as server-sent events, the current one first. What changes while a slow client receives one is in the next one:
/// a state is read when it is written.
/// </summary>
internal sealed class PageStream(ILocalPageSource source, TimeProvider clock)
{
    /// <summary>Shows both sides that the connection stands.</summary>
    public static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>Until the client disconnects or the page closes.</summary>
    public async Task WriteAsync(HttpResponse response, CancellationToken closing)
    {
        var aborted = response.HttpContext.RequestAborted;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, closing);
        response.ContentType = "text/event-stream";
        try
        {
            await response.WriteAsync("retry: 1000\n\n", either.Token);
            await WriteStatesAsync(response, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The regular end: returning completes the response.
        }
    }

    private async Task WriteStatesAsync(HttpResponse response, CancellationToken cancellation)
    {
        while (true)
        {
            // Before the state is read, so that no change falls between.
            var change = source.WaitForChangeAsync(cancellation);
            var json = JsonSerializer.Serialize(source.Read(), LocalPageJson.Default.LocalPageState);
            await response.WriteAsync($"event: state\ndata: {json}\n\n", cancellation);
            while (!await HasChangedAsync(change, cancellation))
            {
                await response.WriteAsync(": heartbeat\n\n", cancellation);
            }
        }
    }

    /// <summary>False when it is time for a heartbeat.</summary>
    private async Task<bool> HasChangedAsync(Task change, CancellationToken cancellation)
    {
        var heartbeat = Task.Delay(HeartbeatEvery, clock, cancellation);
        await await Task.WhenAny(change, heartbeat);
        return change.IsCompleted;
    }
}
