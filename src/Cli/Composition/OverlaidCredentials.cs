namespace Tokens.Cli.Composition;

/// <summary>Credentials of which some are not stored yet: they have no version, and none that is proven.</summary>
internal sealed class OverlaidCredentials(
    ICredentialStore stored,
    IReadOnlyDictionary<CredentialSource, Secret> overlay
) : ICredentialStore
{
    public async Task<IReadOnlyDictionary<CredentialSource, CredentialRead>> ReadAsync(
        IReadOnlyCollection<CredentialSource> sources,
        CancellationToken cancellation
    )
    {
        var rest = sources.Where(source => !overlay.ContainsKey(source)).ToList();
        var found = (await stored.ReadAsync(rest, cancellation)).ToDictionary();
        foreach (var source in sources.Except(rest))
        {
            found[source] = new CredentialRead.Found(overlay[source], null);
        }

        return found;
    }

    public Task<IReadOnlyDictionary<ParameterName, ProvenRead>> ReadProvenAsync(
        IReadOnlyCollection<ParameterName> secrets,
        CancellationToken cancellation
    ) =>
        stored.ReadProvenAsync(
            [.. secrets.Where(name => !overlay.ContainsKey(new CredentialSource.InParameter(name)))],
            cancellation
        );

    public Task<IReadOnlyDictionary<CredentialSource, DateTimeOffset>> ChangedAtAsync(
        IReadOnlyCollection<CredentialSource> sources,
        CancellationToken cancellation
    ) => stored.ChangedAtAsync(sources, cancellation);

    public Task<CredentialRead> ReadBeforeAsync(
        ParameterName name,
        CredentialVersion version,
        CancellationToken cancellation
    ) => stored.ReadBeforeAsync(name, version, cancellation);

    public Task SaveRefreshTokenAsync(
        RefreshTokenVersion replaced,
        Secret refreshToken,
        CancellationToken cancellation
    ) => stored.SaveRefreshTokenAsync(replaced, refreshToken, cancellation);
}
