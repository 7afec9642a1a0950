using System.Net;
using Amazon.Runtime;

namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>Lets calls of one quota through at the rate that it allows, in the order in which they came.</summary>
public sealed class Pace : IDisposable
{
    /// <summary>
    /// What others used up so long ago says nothing any more. A process that calls seldom would else stay slow for days,
    /// since only calls that were held back raise the rate.
    /// </summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly int inHand;
    private readonly TimeProvider clock;
    private readonly long start;
    private readonly PaceRate first;
    private PaceRate rate;
    private TimeSpan last = TimeSpan.MinValue / 2;
    private TimeSpan refusal = TimeSpan.MinValue;

    /// <param name="perSecond">Where the search for the rate begins.</param>
    /// <param name="inHand">
    /// How many calls, when there were none for a while, pass without waiting beyond the one that is due; few, where more
    /// would be refused.
    /// </param>
    /// <param name="clock">Tells when, and waits.</param>
    public Pace(double perSecond, int inHand, TimeProvider clock)
    {
        rate = first = new PaceRate(perSecond);
        this.inHand = inHand;
        this.clock = clock;
        start = clock.GetTimestamp();
    }

    public double PerSecond
    {
        get
        {
            lock (gate)
            {
                return rate.PerSecond;
            }
        }
    }

    /// <summary>Makes a call when its turn has come.</summary>
    public async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        await MakeAsync(await EnterAsync(cancellation), call, cancellation);

    /// <summary>Makes a call at once, whoever waits: for what cannot be had again.</summary>
    public Task<T> AtOnceAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        MakeAsync(Enter(), call, cancellation);

    /// <summary>Waits until the next call may be made.</summary>
    public async Task<PacedCall> EnterAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            // Looked at again after each wait: the rate may have fallen meanwhile.
            while (Wait() is { } wait)
            {
                await Task.Delay(wait, clock, cancellation);
            }

            return Enter(inTurn: true);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Waits for nobody; those who do wait the longer for it.</summary>
    public PacedCall Enter() => Enter(inTurn: false);

    /// <summary>Calls that were not held back say nothing about whether more would be accepted.</summary>
    public void Accepted(PacedCall call)
    {
        lock (gate)
        {
            rate = call.WasHeldBack ? rate.Accepted() : rate;
        }
    }

    /// <summary>
    /// Calls that were on their way when one was refused tell nothing new. Nor does one that came out of turn: it came too
    /// early, if anything. It is tried again and again, and were the others slowed down by that, there would be no time
    /// left for those that have to say what became of it.
    /// </summary>
    public void Refused(PacedCall call)
    {
        lock (gate)
        {
            if (call.CameInTurn && call.At > refusal)
            {
                rate = rate.Refused();
                refusal = last = clock.GetElapsedTime(start);
            }
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<T> MakeAsync<T>(
        PacedCall paced,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellation
    )
    {
        try
        {
            var answer = await call(cancellation);
            Accepted(paced);
            return answer;
        }
        catch (AmazonServiceException refusal) when (AwsFailure.IsThrottle(refusal))
        {
            Refused(paced);
            throw;
        }
        // Any other refusal was let through; a failure of the service or the network says nothing.
        catch (AmazonServiceException refusal)
            when (refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            Accepted(paced);
            throw;
        }
    }

    private TimeSpan Interval => TimeSpan.FromSeconds(1 / rate.PerSecond);

    private PacedCall Enter(bool inTurn)
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(start);
            if (rate.PerSecond < first.PerSecond && now - last > Forgotten)
            {
                rate = first;
            }

            var due = last + Interval;
            var idle = now - (Interval * inHand);
            var wasHeldBack = due > idle;
            last = wasHeldBack ? due : idle;
            return new PacedCall(now, wasHeldBack, inTurn);
        }
    }

    private TimeSpan? Wait()
    {
        lock (gate)
        {
            var wait = last + Interval - clock.GetElapsedTime(start);
            // Delays are counted in whole milliseconds, and one of none at all would be asked for over and over.
            return wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : null;
        }
    }
}

/// <summary>A call that was let through.</summary>
/// <param name="At">When, since the pace began.</param>
/// <param name="WasHeldBack">Whether calls came faster than they were let through.</param>
/// <param name="CameInTurn">False where it waited for nobody.</param>
public readonly record struct PacedCall(TimeSpan At, bool WasHeldBack, bool CameInTurn);
