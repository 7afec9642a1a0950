using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// Stands in front of every server that the functions call: keeps the calls in their order, and has one of them go
/// wrong.
/// </summary>
public sealed class Saboteur
{
    private readonly Lock gate = new();
    private readonly List<OutgoingCall> calls = [];
    private Func<string, string> place = name => name;
    private Action kill = () => { };
    private (OutgoingCall Call, FaultKind Kind)? armed;

    /// <summary>Whether the call that is to go wrong was made.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>Those since the beginning, in order of arrival.</summary>
    public IReadOnlyList<OutgoingCall> Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <param name="names">Takes out of a name what differs from run to run.</param>
    /// <param name="victim">Kills the process that calls.</param>
    /// <param name="fault">Null where all is to go well.</param>
    public void Begin(Func<string, string> names, Action victim, (OutgoingCall Call, FaultKind Kind)? fault)
    {
        lock (gate)
        {
            calls.Clear();
            (place, kill, armed, HasStruck) = (names, victim, fault, false);
        }
    }

    public void EndInvocation()
    {
        lock (gate)
        {
            armed = HasStruck ? null : armed;
        }
    }

    public void Disarm() => armed = null;

    public async Task HandleAsync(HttpContext context, RequestDelegate service)
    {
        var call = Count(await CallReader.ReadAsync(context.Request, place));
        if (FaultFor(call) is { } kind)
        {
            await StrikeAsync(kind, call, context, service);
        }
        else
        {
            await service(context);
        }
    }

    private OutgoingCall Count(OutgoingCall call)
    {
        lock (gate)
        {
            calls.Add(call with { Occurrence = 1 + calls.Count(call.LooksLike) });
            return calls[^1];
        }
    }

    private FaultKind? FaultFor(OutgoingCall call)
    {
        lock (gate)
        {
            if (armed is not var (target, kind) || !call.LooksLike(target))
            {
                return null;
            }

            var strikes = kind.Lasts ? call.Occurrence >= target.Occurrence : call.Occurrence == target.Occurrence;
            HasStruck |= strikes;
            return strikes ? kind : null;
        }
    }

    private async Task StrikeAsync(FaultKind kind, OutgoingCall call, HttpContext context, RequestDelegate service)
    {
        if (kind.IsDone)
        {
            await PerformUnseenAsync(context, service);
        }

        switch (kind)
        {
            case { Kills: true }:
                kill();
                context.Abort();
                break;
            case var _ when kind == FaultKind.Slow:
                await GoneAsync(context.RequestAborted);
                break;
            case var _ when kind == FaultKind.Garbage:
                await ErrorShape.TalkNonsenseAsync(context.Response);
                break;
            case { IsDone: true }:
                context.Abort();
                break;
            default:
                await AnswerErrorAsync(kind, call, context.Response);
                break;
        }
    }

    private static Task AnswerErrorAsync(FaultKind kind, OutgoingCall call, HttpResponse response) =>
        kind == FaultKind.Refused ? ErrorShape.RefuseAsync(call, response)
        : kind == FaultKind.Throttled || kind == FaultKind.ThrottledThroughout
            ? ErrorShape.ThrottleAsync(call, response)
        : ErrorShape.FailAsync(call, response);

    /// <summary>Done in full, with the answer going nowhere.</summary>
    private static async Task PerformUnseenAsync(HttpContext context, RequestDelegate service)
    {
        var toTheCaller = context.Features.Get<IHttpResponseBodyFeature>()!;
        context.Response.Body = new MemoryStream();
        await service(context);
        context.Features.Set(toTheCaller);
        context.Response.Headers.Clear();
    }

    private static Task GoneAsync(CancellationToken callerLeaves) =>
        Task.Delay(Timeout.InfiniteTimeSpan, callerLeaves)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
