using System.Net;
using Amazon.Runtime;

namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>
/// A pace for each of the service's quotas, kept for as long as the process lives. Where others share the account it
/// goes down with what they take, and up again.
/// </summary>
/// <param name="clock">Tells when, and waits.</param>
public sealed class SsmPaces(TimeProvider clock) : IDisposable
{
    private readonly Dictionary<SsmQuota, Pace> paces = new()
    {
        // What every account has; of the last two AWS names no figure. Ten gets are what a run of few connections makes.
        [SsmQuota.Get] = new Pace(40, inHand: 10, clock),
        [SsmQuota.Put] = new Pace(3, inHand: 1, clock),
        [SsmQuota.Delete] = new Pace(5, inHand: 1, clock),
        [SsmQuota.Label] = new Pace(5, inHand: 1, clock),
        [SsmQuota.Describe] = new Pace(5, inHand: 1, clock),
    };

    /// <summary>Makes one call when its turn has come.</summary>
    public async Task<T> InTurnAsync<T>(
        SsmQuota quota,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellation
    ) => await NotifyAsync(paces[quota], await paces[quota].EnterAsync(cancellation), call, cancellation);

    /// <summary>Makes one call at once, whoever waits: for what cannot be had again.</summary>
    public Task<T> AtOnceAsync<T>(
        SsmQuota quota,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellation
    ) => NotifyAsync(paces[quota], paces[quota].Enter(), call, cancellation);

    public void Dispose()
    {
        foreach (var pace in paces.Values)
        {
            pace.Dispose();
        }
    }

    private static async Task<T> NotifyAsync<T>(
        Pace pace,
        PacedCall paced,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellation
    )
    {
        try
        {
            var answer = await call(cancellation);
            pace.Accepted(paced);
            return answer;
        }
        catch (AmazonServiceException refusal)
        {
            Tell(pace, paced, refusal);
            throw;
        }
    }

    /// <summary>Whatever else the service says, it let the call through; what is no answer of its says nothing.</summary>
    private static void Tell(Pace pace, PacedCall paced, AmazonServiceException refusal)
    {
        if (AwsFailure.IsThrottle(refusal))
        {
            pace.Refused(paced);
        }
        else if (refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            pace.Accepted(paced);
        }
    }
}
