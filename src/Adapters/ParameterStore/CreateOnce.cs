namespace Tokens.Adapters.ParameterStore;

/// <summary>Creates what only one may create, for the store's only answer to "only one of us".</summary>
internal static class CreateOnce
{
    /// <summary>
    /// True for exactly one caller. The name may have been taken by this very attempt: a call is tried again when its
    /// answer is lost, and then meets its own success.
    /// </summary>
    /// <param name="parameters">The store.</param>
    /// <param name="write">What is to be created.</param>
    /// <param name="isOurs">Whether what was found under that name is what this attempt wrote.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StoreException">Nobody can tell.</exception>
    public static async Task<bool> TryAsync(
        IParameters parameters,
        ParameterWrite write,
        Func<Secret, bool> isOurs,
        CancellationToken cancellation
    )
    {
        if (await parameters.CreateAsync(write, cancellation) == Creation.Made)
        {
            return true;
        }

        var selector = new ParameterSelector(write.Name);
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        return found[selector] switch
        {
            ParameterLookup.Found { Parameter: var stored } => isOurs(stored.Value),
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason, unreadable.Kind),
            _ => false,
        };
    }
}
