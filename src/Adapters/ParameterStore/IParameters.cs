using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// A Parameter Store as this project needs it: the seam between what the ports keep in it and the service itself, so
/// that the embedded store serves them too.
/// </summary>
public interface IParameters
{
    /// <summary>One answer for each selector; one that cannot be read harms no other.</summary>
    /// <param name="selectors">Labelled and plain ones may be mixed.</param>
    /// <param name="decrypt">False where only age and version are asked for: the value is then not to be used.</param>
    /// <param name="cancellation">Only this throws.</param>
    Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    );

    /// <summary>The parameters that lie directly in a folder, SecureStrings undecrypted.</summary>
    /// <exception cref="StoreException">The folder could not be read.</exception>
    Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation);

    /// <exception cref="StoreException">It could not be written.</exception>
    Task WriteAsync(ParameterWrite write, CancellationToken cancellation);
}
