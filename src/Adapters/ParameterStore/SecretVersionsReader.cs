namespace Tokens.Adapters.ParameterStore;

/// <summary>The versions of client secrets: the newest, and the one with the label <c>proven</c>.</summary>
public sealed class SecretVersionsReader(IParameters parameters) : ISecretVersions
{
    public async Task<IReadOnlyDictionary<ParameterName, SecretVersions>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    )
    {
        var distinct = names.Distinct().ToList();
        var selectors = distinct.SelectMany(name => new[] { Newest(name), Proven(name) }).ToList();
        // Undecrypted: the question is how old they are.
        var found = await parameters.GetAsync(selectors, decrypt: false, cancellation);
        return distinct
            .Where(name => selectors.Where(asked => asked.Name == name).All(asked => IsReadable(found[asked])))
            .ToDictionary(
                name => name,
                name => new SecretVersions(name, Version(found[Newest(name)]), Version(found[Proven(name)]))
            );
    }

    /// <summary>
    /// The mark only moves forward: a run that comes to its end late would otherwise take it back from a newer version.
    /// </summary>
    public async Task MarkProvenAsync(ParameterName name, CredentialVersion version, CancellationToken cancellation)
    {
        var versions = (await ReadAsync([name], cancellation)).GetValueOrDefault(name);
        if (versions is not null && IsAnotherParameter(versions.Newest, version))
        {
            throw new StoreException(
                $"version {version.Number} of {name} cannot be marked as proven: the parameter was deleted or made again since; the next refresh looks at it anew"
            );
        }

        if (!(versions?.Proven?.Number >= version.Number))
        {
            await parameters.LabelAsync(name, version.Number, Labels.Proven, cancellation);
        }
    }

    /// <summary>A parameter that was made again counts from 1 once more: its version of that number is another secret.</summary>
    private static bool IsAnotherParameter(CredentialVersion? newest, CredentialVersion version) =>
        newest is null
        || newest.Number < version.Number
        || (newest.Number == version.Number && (newest.ModifiedAt - version.ModifiedAt).Duration() >= ClockGrain);

    /// <summary>Some stores tell a parameter's time more exactly in one answer than in another.</summary>
    private static readonly TimeSpan ClockGrain = TimeSpan.FromSeconds(1);

    private static ParameterSelector Newest(ParameterName name) => new(name);

    private static ParameterSelector Proven(ParameterName name) => new(name, Labels.Proven);

    private static bool IsReadable(ParameterLookup lookup) => lookup is not ParameterLookup.Unreadable;

    private static CredentialVersion? Version(ParameterLookup lookup) =>
        lookup is ParameterLookup.Found { Parameter: var stored }
            ? new CredentialVersion(stored.Version, stored.ModifiedAt)
            : null;
}
