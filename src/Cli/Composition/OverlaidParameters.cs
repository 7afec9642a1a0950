using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Composition;

/// <summary>The store with a definition that is not written yet, as the catalogue reads it.</summary>
internal sealed class OverlaidParameters(IParameters stored, StoredParameter draft) : IParameters
{
    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        var own = new ParameterSelector(draft.Name);
        var found = await stored.GetAsync([.. selectors.Where(one => one != own)], decrypt, cancellation);
        return selectors.Contains(own)
            ? new Dictionary<ParameterSelector, ParameterLookup>(found) { [own] = new ParameterLookup.Found(draft) }
            : found;
    }

    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        var listed = await stored.ListAsync(folder, cancellation);
        return draft.Name.IsBelow(folder) ? [.. listed.Where(one => one.Name != draft.Name), draft] : listed;
    }

    public async Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation)
    {
        var versions = await stored.HistoryAsync(name, cancellation);
        return name == draft.Name ? [.. versions, draft] : versions;
    }

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
        stored.WriteAsync(write, cancellation);

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
        stored.CreateAsync(write, cancellation);

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
        stored.DeleteAsync(names, cancellation);

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
        stored.LabelAsync(name, version, label, cancellation);
}
