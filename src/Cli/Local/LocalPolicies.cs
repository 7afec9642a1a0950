using Amazon.SimpleSystemsManagement;
using Tokens.Adapters.Memory;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Local;

/// <summary>The policies of the parameters in the store, the embedded one or AWS's.</summary>
internal sealed class LocalPolicies(MemoryParameters? embedded, Func<IAmazonSimpleSystemsManagement> ssm)
{
    /// <summary>Deletes what has expired, as AWS's store does by itself.</summary>
    public void Expire(ParameterName name) => embedded?.Delete(name);

    /// <exception cref="StoreException">They could not be read.</exception>
    public async Task<IReadOnlyList<PolicedParameter>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    ) =>
        embedded is not null ? embedded.Policed()
        : names.Count == 0 ? []
        : await new SsmPolicyReader(ssm()).ReadAsync(names, cancellation);
}
