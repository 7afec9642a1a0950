using System.Text;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.ParameterStore.Pacing;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Makes the request that writes a parameter.</summary>
/// <param name="ssm">The service.</param>
/// <param name="keyId">The KMS key of this deployment; null for the account's default key.</param>
/// <param name="retries">For the question which key a parameter has.</param>
/// <param name="clock">Limits that question.</param>
/// <param name="logger">Told when a key could not be kept.</param>
internal sealed partial class SsmPutRequests(
    PacedSsm ssm,
    string? keyId,
    Retries retries,
    TimeProvider clock,
    ILogger logger
)
{
    /// <summary>
    /// A refresh token that may be the only copy waits for it, and others in the account may ask for descriptions all day.
    /// </summary>
    private static readonly TimeSpan LongestQuestion = TimeSpan.FromSeconds(3);

    /// <summary>A standard parameter's limit in bytes; beyond it an advanced one is needed.</summary>
    private const int StandardTier = 4096;

    private const int AdvancedTier = 8192;

    /// <exception cref="StoreException">The value is longer than any parameter may be.</exception>
    public async Task<PutParameterRequest> OfAsync(ParameterWrite write, bool overwrite, CancellationToken cancellation)
    {
        var size = Encoding.UTF8.GetByteCount(write.Value.Reveal());
        if (size > AdvancedTier)
        {
            throw new StoreException(
                $"the value for {write.Name} has {size} bytes, and Parameter Store takes at most {AdvancedTier}; ask the provider for a smaller token (fewer scopes)"
            );
        }

        var request = new PutParameterRequest
        {
            Name = write.Name.Value,
            Value = write.Value.Reveal(),
            Overwrite = overwrite,
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

    /// <summary>The type as well: the store refuses to change it, and somebody may keep a token as a String.</summary>
    private static void Keep(PutParameterRequest request, ParameterMetadata? known)
    {
        if (known is null)
        {
            return;
        }

        request.Type = known.Type ?? request.Type;
        request.KeyId = request.Type == ParameterType.SecureString ? known.KeyId ?? request.KeyId : null;
        request.Description = known.Description;
    }

    /// <summary>
    /// A write without a key goes under the default key even where the value had another, so the one it has is passed on.
    /// Where it cannot be told, the value is written all the same: it may be the only copy.
    /// </summary>
    private async Task KeepAsync(PutParameterRequest request, ParameterName name, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestQuestion, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            Keep(request, await KnownAsync(name, both.Token));
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            LogKeyUnknown(
                name,
                SsmFailure.Of("describe the parameter", name.Value, "ssm:DescribeParameters", failure).Message
            );
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogKeyUnknown(name, $"Parameter Store did not describe it within {LongestQuestion.TotalSeconds} s");
        }
    }

    private async Task<ParameterMetadata?> KnownAsync(ParameterName name, CancellationToken cancellation)
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
            var answer = await retries.ExecuteAsync(
                token => ssm.DescribeParametersAsync(question, token),
                cancellation
            );
            known = answer.Parameters?.FirstOrDefault();
            question.NextToken = answer.NextToken;
        } while (known is null && !string.IsNullOrEmpty(question.NextToken));

        return known;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The key of {Parameter} is not known, so its new value goes under this deployment's key. {Reason}"
    )]
    private partial void LogKeyUnknown(ParameterName parameter, string reason);
}
