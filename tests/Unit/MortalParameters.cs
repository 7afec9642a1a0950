using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Connections;

namespace Tokens.Tests.Unit;

/// <summary>A store as a process sees it that may be killed.</summary>
internal sealed class MortalParameters(IParameters parameters, Life life) : IParameters
{
    public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        life.Live();
        return parameters.GetAsync(selectors, decrypt, cancellation);
    }

    public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        life.Live();
        return parameters.ListAsync(folder, cancellation);
    }

    public Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        life.Spend();
        return parameters.WriteAsync(write, cancellation);
    }

    public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        life.Spend();
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
