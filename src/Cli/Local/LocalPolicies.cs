using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Memory;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Local;

/// <summary>The policies that lie in the store, wherever that is.</summary>
internal sealed class LocalPolicies(MemoryParameters? embedded, IServiceProvider services)
{
    /// <summary>Deletes what has expired, as the store that is no embedded one does by itself.</summary>
    public void Expire(ParameterName name) => embedded?.Delete(name);

    /// <exception cref="StoreException">They could not be read.</exception>
    public async Task<IReadOnlyList<PolicedParameter>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    ) =>
        embedded is not null ? embedded.Policed()
        : names.Count == 0 ? []
        : await ActivatorUtilities.CreateInstance<SsmPolicyReader>(services).ReadAsync(names, cancellation);
}
