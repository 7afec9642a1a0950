using System.Text;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Tokens.Domain.Connections;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Writes parameters, one call for each unless the service is in trouble.</summary>
public sealed partial class SsmWriter
{
    /// <summary>A standard parameter's limit in bytes; beyond it an advanced one is needed.</summary>
    private const int StandardTier = 4096;

    private const int AdvancedTier = 8192;

    private readonly IAmazonSimpleSystemsManagement ssm;
    private readonly string? keyId;
    private readonly ILogger<SsmWriter> logger;
    private readonly ResiliencePipeline brief;
    private readonly ResiliencePipeline patient;

    /// <param name="ssm">The service.</param>
    /// <param name="keyId">The KMS key of this deployment; null for the account's default key.</param>
    /// <param name="clock">Waits between attempts.</param>
    /// <param name="logger">Told when a key could not be kept.</param>
    public SsmWriter(IAmazonSimpleSystemsManagement ssm, string? keyId, TimeProvider clock, ILogger<SsmWriter> logger)
    {
        this.ssm = ssm;
        this.keyId = keyId;
        this.logger = logger;
        brief = Retrying(4, clock);
        patient = Retrying(int.MaxValue, clock);
    }

    /// <exception cref="Domain.Ports.StoreException">It could not be written.</exception>
    public async Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        var request = await RequestAsync(write, cancellation);
        try
        {
            await (write.IsOnlyCopy ? patient : brief).ExecuteAsync(
                async token => await ssm.PutParameterAsync(request, token),
                cancellation
            );
        }
        catch (Exception failure) when (SsmFailure.IsOne(failure))
        {
            throw SsmFailure.Of("write the parameter", write.Name.Value, "ssm:PutParameter", failure, write.Value);
        }
    }

    private async Task<PutParameterRequest> RequestAsync(ParameterWrite write, CancellationToken cancellation)
    {
        var size = Encoding.UTF8.GetByteCount(write.Value.Reveal());
        if (size > AdvancedTier)
        {
            throw new Domain.Ports.StoreException(
                $"the value for {write.Name} has {size} bytes, and Parameter Store takes at most {AdvancedTier}; ask the provider for a smaller token (fewer scopes)"
            );
        }

        var request = new PutParameterRequest
        {
            Name = write.Name.Value,
            Value = write.Value.Reveal(),
            Overwrite = true,
            Type = write.IsSecure ? ParameterType.SecureString : ParameterType.String,
            KeyId = write.IsSecure ? keyId : null,
            // Left out, a parameter keeps the tier it has.
            Tier = size > StandardTier ? ParameterTier.Advanced : null,
        };
        if (write.KeepsItsKey)
        {
            await KeepAsync(request, write.Name, cancellation);
        }

        return request;
    }

    /// <summary>
    /// A write without a key goes under the default key even where the value had another, so the one it has is passed on.
    /// Where it cannot be told, the value is written all the same: it may be the only copy.
    /// </summary>
    private async Task KeepAsync(PutParameterRequest request, ParameterName name, CancellationToken cancellation)
    {
        try
        {
            var filter = new ParameterStringFilter
            {
                Key = "Name",
                Option = "Equals",
                Values = [name.Value],
            };
            var question = new DescribeParametersRequest { ParameterFilters = [filter] };
            ParameterMetadata? known;
            do
            {
                // A page may be empty although another one follows.
                var answer = await ssm.DescribeParametersAsync(question, cancellation);
                known = answer.Parameters?.FirstOrDefault();
                question.NextToken = answer.NextToken;
            } while (known is null && !string.IsNullOrEmpty(question.NextToken));

            request.KeyId = known?.KeyId ?? request.KeyId;
            request.Description = known?.Description;
        }
        catch (Exception failure) when (SsmFailure.IsOne(failure))
        {
            LogKeyUnknown(
                name,
                SsmFailure.Of("describe the parameter", name.Value, "ssm:DescribeParameters", failure).Message
            );
        }
    }

    private static ResiliencePipeline Retrying(int attempts, TimeProvider clock) =>
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The key of {Parameter} is not known, so its new value goes under this deployment's key. {Reason}"
    )]
    private partial void LogKeyUnknown(ParameterName parameter, string reason);
}
