using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Operations;

/// <summary>Finds which parameters exist, without reading a value.</summary>
internal static class ExistingParameters
{
    /// <exception cref="StoreException">One of them could not be read.</exception>
    public static async Task<IReadOnlySet<ParameterName>> ExistingAsync(
        this IParameters parameters,
        IEnumerable<ParameterName> names,
        CancellationToken cancellation
    )
    {
        var selectors = names.Distinct().Select(name => new ParameterSelector(name)).ToList();
        var found = await parameters.GetAsync(selectors, decrypt: false, cancellation);
        return found.Values.OfType<ParameterLookup.Unreadable>().FirstOrDefault() is { } unreadable
            ? throw new StoreException(unreadable.Reason, unreadable.Kind)
            : found.Where(one => one.Value is ParameterLookup.Found).Select(one => one.Key.Name).ToHashSet();
    }
}
