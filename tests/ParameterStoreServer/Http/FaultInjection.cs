using Microsoft.AspNetCore.Http;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>The two moments at which a fault acts: before a call is done, and in place of its answer.</summary>
internal static class FaultInjection
{
    public static Task BeforeAsync(Fault? fault, Func<TimeSpan, Task> wait) =>
        fault switch
        {
            Fault.Refuse refuse => throw new RefusedException(refuse.Code, refuse.Message, refuse.Status),
            Fault.Delay delay => wait(delay.For),
            _ => Task.CompletedTask,
        };

    public static Task AnswerAsync(Fault? fault, Answer answer, HttpContext context)
    {
        switch (fault)
        {
            case Fault.DropAnswer:
                context.Abort();
                return Task.CompletedTask;
            case Fault.Garbage garbage:
                context.Response.ContentType = Answer.ContentType;
                return context.Response.WriteAsync(garbage.Body);
            default:
                return answer.SendAsync(context.Response, StatusCodes.Status200OK);
        }
    }
}
