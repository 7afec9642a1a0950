using System.Text;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Adapters.ParameterStore;

/// <summary>The request that writes a parameter.</summary>
internal static class SsmPutRequest
{
    /// <summary>A standard parameter's limit in bytes; beyond it an advanced one is needed.</summary>
    private const int StandardTier = 4096;

    private const int AdvancedTier = 8192;

    /// <exception cref="StoreException">The value is longer than any parameter may be.</exception>
    public static PutParameterRequest Of(ParameterWrite write, bool overwrite, string? keyId)
    {
        var size = Size(write.Value.Reveal());
        return size > AdvancedTier
            ? throw new StoreException(
                $"the value for {write.Name} has {size} bytes, and Parameter Store takes at most {AdvancedTier}; ask the provider for a smaller token (fewer scopes)"
            )
            : new PutParameterRequest
            {
                Name = write.Name.Value,
                Value = write.Value.Reveal(),
                Overwrite = overwrite,
                Type = write.IsSecure ? ParameterType.SecureString : ParameterType.String,
                KeyId = write.IsSecure ? keyId : null,
            };
    }

    /// <summary>The type as well: the store refuses to change it, and somebody may keep a token as a String.</summary>
    public static void Keep(PutParameterRequest request, ParameterMetadata? known)
    {
        if (known is null)
        {
            return;
        }

        request.Type = known.Type ?? request.Type;
        request.KeyId = request.Type == ParameterType.SecureString ? known.KeyId ?? request.KeyId : null;
        request.Description = known.Description;
    }

    /// <summary>The policies, which need the advanced tier, as a long value does. Left out, a parameter keeps the tier it has.</summary>
    public static void Set(PutParameterRequest request, IReadOnlyList<NoChangeNotification> policies)
    {
        request.Policies = policies.Count > 0 ? PolicyJson.Write(policies) : null;
        request.Tier = policies.Count > 0 || Size(request.Value) > StandardTier ? ParameterTier.Advanced : null;
    }

    private static int Size(string value) => Encoding.UTF8.GetByteCount(value);
}
