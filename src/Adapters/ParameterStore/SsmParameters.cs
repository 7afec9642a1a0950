namespace Tokens.Adapters.ParameterStore;

/// <summary>Parameters in AWS Systems Manager.</summary>
public sealed class SsmParameters(SsmReader reader, SsmWriter writer) : IParameters
{
    public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    ) => reader.GetAsync(selectors, decrypt, cancellation);

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation) =>
        reader.ListAsync(folder, cancellation);

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        reader.HistoryAsync(name, cancellation);

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        writer.WriteAsync(write, cancellation);

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
        writer.CreateAsync(write, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
        writer.DeleteAsync(names, cancellation);

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
        writer.LabelAsync(name, version, label, cancellation);
}
