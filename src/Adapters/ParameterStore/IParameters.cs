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

    /// <summary>The versions that the store still has, the oldest first, SecureStrings undecrypted.</summary>
    /// <exception cref="StoreException">They could not be read.</exception>
    Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation);

    /// <exception cref="StoreException">It could not be written.</exception>
    Task WriteAsync(ParameterWrite write, CancellationToken cancellation);

    /// <summary>
    /// Writes under a name that is not in use, and leaves one that is alone. Where the answer to a first attempt was
    /// lost, the name may be in use by that very attempt.
    /// </summary>
    /// <exception cref="StoreException">It could not be written, or nobody can tell.</exception>
    Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation);

    /// <summary>Those that do not exist are passed over.</summary>
    /// <exception cref="StoreException">Some could not be deleted.</exception>
    Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation);

    /// <summary>Puts a label on a version, taking it from the one that had it. Makes no new version.</summary>
    /// <exception cref="StoreException">It could not be put.</exception>
    Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation);
}

/// <summary>What came of writing under a name that nobody may have used.</summary>
public enum Creation
{
    Made,

    NameTaken,
}
