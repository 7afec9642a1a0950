namespace Tokens.Tests.Unit;

/// <summary>A store as a process sees it that may be killed.</summary>
/// <param name="parameters">The store.</param>
/// <param name="life">The process.</param>
/// <param name="locked">
/// Parameters that the store will not give; with a label, that version alone; with an exclamation mark at the end, only
/// its value.
/// </param>
internal sealed class MortalParameters(IParameters parameters, Life life, IReadOnlySet<string> locked) : IParameters
{
    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        life.Live();
        var found = await parameters.GetAsync(selectors, decrypt, cancellation);
        return found.ToDictionary(
            item => item.Key,
            item =>
                locked.Contains(item.Key.Name.Value)
                || locked.Contains(item.Key.ToString())
                || (decrypt && locked.Contains($"{item.Key}!"))
                    ? new ParameterLookup.Unreadable($"{item.Key} is locked")
                    : item.Value
        );
    }

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        life.Live();
        return parameters.ListAsync(folder, cancellation);
    }

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation)
    {
        life.Live();
        return locked.Contains(name.Value)
            ? throw new StoreException($"{name} is locked")
            : parameters.HistoryAsync(name, cancellation);
    }

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        life.Spend();
        NoSecretLeaves.Show(write);
        return parameters.WriteAsync(write, cancellation);
    }

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        life.Spend();
        NoSecretLeaves.Show(write);
        return parameters.CreateAsync(write, cancellation);
    }

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        life.Spend();
        return parameters.DeleteAsync(names, cancellation);
    }

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        life.Spend();
        return parameters.LabelAsync(name, version, label, cancellation);
    }
}
