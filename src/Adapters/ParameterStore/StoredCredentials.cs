namespace Tokens.Adapters.ParameterStore;

/// <summary>Credentials in parameters, and in the function's environment where a definition says <c>env:</c>.</summary>
/// <param name="parameters">The store.</param>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
public sealed class StoredCredentials(IParameters parameters, Func<string, string?> environment) : ICredentialStore
{
    public async Task<IReadOnlyDictionary<CredentialSource, CredentialRead>> ReadAsync(
        IReadOnlyCollection<CredentialSource> sources,
        CancellationToken cancellation
    )
    {
        var found = await GetAsync(sources, decrypt: true, cancellation);
        return sources.ToDictionary(
            source => source,
            source =>
                source switch
                {
                    CredentialSource.InParameter parameter => Read(found[new ParameterSelector(parameter.Name)]),
                    CredentialSource.InEnvironment variable => Read(environment(variable.Variable)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                }
        );
    }

    public async Task<IReadOnlyDictionary<ParameterName, ProvenRead>> ReadProvenAsync(
        IReadOnlyCollection<ParameterName> secrets,
        CancellationToken cancellation
    )
    {
        var selectors = secrets.Select(name => new ParameterSelector(name, Labels.Proven)).ToList();
        var found = await parameters.GetAsync(selectors, decrypt: true, cancellation);
        // Which version it is can be told without its key.
        var closed = selectors.Where(selector => found[selector] is ParameterLookup.Unreadable).ToList();
        var undecrypted = await parameters.GetAsync(closed, decrypt: false, cancellation);
        return selectors
            .Where(selector => found[selector] is not ParameterLookup.Missing)
            .ToDictionary(
                selector => selector.Name,
                selector => Proven(undecrypted.GetValueOrDefault(selector, found[selector]), Read(found[selector]))
            );
    }

    private static ProvenRead Proven(ParameterLookup lookup, CredentialRead read) =>
        (lookup, read) switch
        {
            (ParameterLookup.Found { Parameter: var stored }, _) => new ProvenRead.Found(
                new ProvenSecret(read, new CredentialVersion(stored.Version, stored.ModifiedAt))
            ),
            (ParameterLookup.Unreadable unreadable, _) => new ProvenRead.Unknown(unreadable.Reason),
            // It was there a moment ago.
            (_, CredentialRead.Unreadable unreadable) => new ProvenRead.Unknown(unreadable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public async Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangedAtAsync(
        IReadOnlyCollection<CredentialSource> sources,
        CancellationToken cancellation
    )
    {
        var found = await GetAsync(sources, decrypt: false, cancellation);
        return found
            .Values.OfType<ParameterLookup.Found>()
            .ToDictionary(
                lookup => (CredentialSource)new CredentialSource.InParameter(lookup.Parameter.Name),
                lookup => lookup.Parameter.ModifiedAt
            );
    }

    public async Task<CredentialRead> ReadBeforeAsync(
        ParameterName name,
        CredentialVersion version,
        CancellationToken cancellation
    )
    {
        if (version.Number <= 1)
        {
            return new CredentialRead.Missing();
        }

        var selector = ParameterSelector.OfVersion(name, version.Number - 1);
        return Read((await parameters.GetAsync([selector], decrypt: true, cancellation))[selector]);
    }

    public Task SaveRefreshTokenAsync(
        RefreshTokenVersion replaced,
        Secret refreshToken,
        CancellationToken cancellation
    ) =>
        parameters.WriteAsync(
            new ParameterWrite(replaced.Parameter, refreshToken)
            {
                IsSecure = true,
                KeepsItsKey = true,
                OnlyCopyAfter = replaced.Version.Number,
            },
            cancellation
        );

    private Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<CredentialSource> sources,
        bool decrypt,
        CancellationToken cancellation
    ) =>
        parameters.GetAsync(
            [
                .. sources
                    .OfType<CredentialSource.InParameter>()
                    .Select(parameter => new ParameterSelector(parameter.Name)),
            ],
            decrypt,
            cancellation
        );

    private static CredentialRead Read(ParameterLookup lookup) =>
        lookup switch
        {
            ParameterLookup.Found { Parameter: var stored } => new CredentialRead.Found(
                stored.Value,
                new CredentialVersion(stored.Version, stored.ModifiedAt)
            ),
            ParameterLookup.Unreadable unreadable => new CredentialRead.Unreadable(unreadable.Reason),
            _ => new CredentialRead.Missing(),
        };

    private static CredentialRead Read(string? variable) =>
        variable is null ? new CredentialRead.Missing() : new CredentialRead.Found(Secret.Of(variable), null);
}
