using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Composition;

/// <summary>
/// The store as an operator writes to it: whatever is there keeps its key. An operator's shell need not know the
/// deployment's, and consumers that may use that one alone could not read what another closed.
/// </summary>
internal sealed class KeyPreservingParameters(IParameters parameters) : IParameters
{
    public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    ) => parameters.GetAsync(selectors, decrypt, cancellation);

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation) =>
        parameters.ListAsync(folder, cancellation);

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        parameters.HistoryAsync(name, cancellation);

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        parameters.WriteAsync(write with { KeepsItsKey = write.KeepsItsKey || write.IsSecure }, cancellation);

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
        parameters.CreateAsync(write, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
        parameters.DeleteAsync(names, cancellation);

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
        parameters.LabelAsync(name, version, label, cancellation);
}
