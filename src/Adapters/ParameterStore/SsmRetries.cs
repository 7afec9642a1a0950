using Polly;
using Polly.Retry;

namespace Tokens.Adapters.ParameterStore;

/// <summary>How a call is tried again while the service is in trouble.</summary>
internal static class SsmRetries
{
    public static ResiliencePipeline Of(int attempts, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = attempts,
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(SsmFailure.IsPassing),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(300),
                    MaxDelay = TimeSpan.FromSeconds(5),
                }
            )
            .Build();
}
