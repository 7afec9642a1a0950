using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.Inspection;

/// <summary>Looks at KMS keys.</summary>
public sealed class KeyInspector(IAmazonKeyManagementService kms)
{
    /// <returns>Null where it can encrypt; else what is wrong with it, and the mend.</returns>
    /// <exception cref="StoreException">It could not be described.</exception>
    public async Task<string?> ProblemWithAsync(string key, CancellationToken cancellation)
    {
        try
        {
            var known = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, cancellation)).KeyMetadata;
            return known switch
            {
                { KeyState: { } state } when state == KeyState.PendingDeletion =>
                    "is about to be deleted; cancel its deletion",
                { Enabled: false } => "is disabled; enable it",
                { KeyUsage: { } usage } when usage != KeyUsageType.ENCRYPT_DECRYPT =>
                    "is no key for encryption; name another one",
                _ => null,
            };
        }
        catch (NotFoundException)
        {
            return "does not exist in this account and Region; name another one";
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw InspectionFailure.Of($"the key {key}", "kms:DescribeKey", failure);
        }
    }
}
