using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Http;

/// <summary>The two moments at which a fault acts: before a call is done, and in place of its answer.</summary>
internal static class FaultInjection
{
    public static async Task BeforeAsync(Fault? fault, AwsEmulatorOptions options, HttpContext context)
    {
        await DelayAsync(options.Latency, options.Time, context);
        switch (fault)
        {
            case Fault.Refuse refuse:
                throw new RefusedException(refuse.Code, refuse.Message, refuse.Status);
            case Fault.Delay delay:
                await DelayAsync(delay.For, options.Time, context);
                break;
        }
    }

    public static Task AnswerAsync(Fault? fault, string contentType, Func<Task> send, HttpContext context)
    {
        switch (fault)
        {
            case Fault.DropAnswer:
                context.Abort();
                return Task.CompletedTask;
            case Fault.Garbage garbage:
                context.Response.ContentType = contentType;
                return context.Response.WriteAsync(garbage.Body);
            default:
                return send();
        }
    }

    private static Task DelayAsync(TimeSpan wait, TimeProvider time, HttpContext context) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, time, context.RequestAborted) : Task.CompletedTask;
}
