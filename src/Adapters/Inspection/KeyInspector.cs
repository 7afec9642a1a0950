using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Tokens.Adapters.Inspection;

/// <summary>Looks at KMS keys.</summary>
public sealed class KeyInspector(IAmazonKeyManagementService kms)
{
    /// <returns>Null where it can encrypt.</returns>
    /// <exception cref="StoreException">It could not be described.</exception>
    public async Task<KeyProblem?> ProblemWithAsync(string key, CancellationToken cancellation)
    {
        try
        {
            var known = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, cancellation)).KeyMetadata;
            return known switch
            {
                { KeyState: { } state } when state == KeyState.PendingDeletion => new(
                    "is about to be deleted",
                    "cancel its deletion"
                ),
                { Enabled: false } => new("is disabled", "enable it"),
                { KeyUsage: { } usage } when usage != KeyUsageType.ENCRYPT_DECRYPT => new(
                    "is no key for encryption",
                    "name another one in TOKENS_KMS_KEY_ID"
                ),
                _ => (KeyProblem?)null,
            };
        }
        catch (NotFoundException)
        {
            return new("does not exist in this account and Region", "name another one in TOKENS_KMS_KEY_ID");
        }
        catch (Exception failure) when (AwsFailure.IsOne(failure))
        {
            throw InspectionFailure.Of($"the key {key}", "kms:DescribeKey", failure);
        }
    }
}

/// <summary>Why a key cannot seal.</summary>
public sealed record KeyProblem(string What, string Fix);
