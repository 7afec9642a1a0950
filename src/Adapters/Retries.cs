using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace Tokens.Adapters;

/// <summary>
/// Tries a call again while its failure may pass. The first attempt is made without Polly: nearly all succeed, and to make
/// a pipeline takes a fifth of a cold start.
/// </summary>
/// <param name="most">How often it is tried again.</param>
/// <param name="mayPass">Whether the same call may succeed a little later.</param>
/// <param name="clock">Waits between attempts.</param>
internal sealed class Retries(int most, Func<Exception, bool> mayPass, TimeProvider clock)
{
    private readonly Lazy<ResiliencePipeline> pipeline = new(() => Pipeline(most, mayPass, clock));

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        ExceptionDispatchInfo? first;
        try
        {
            return await call(cancellation);
        }
        catch (Exception failure) when (mayPass(failure))
        {
            first = ExceptionDispatchInfo.Capture(failure);
        }

        return await pipeline.Value.ExecuteAsync(
            async token =>
            {
                Interlocked.Exchange(ref first, null)?.Throw();
                return await call(token);
            },
            cancellation
        );
    }

    private static ResiliencePipeline Pipeline(int most, Func<Exception, bool> mayPass, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = most,
                    ShouldHandle = new PredicateBuilder().Handle(mayPass),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(300),
                    MaxDelay = TimeSpan.FromSeconds(5),
                }
            )
            .Build();
}
