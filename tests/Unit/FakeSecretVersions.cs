using Tokens.Adapters.Memory;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Tests.Unit;

/// <summary>The versions of client secrets in the embedded store.</summary>
internal sealed class FakeSecretVersions(MemoryParameters memory) : ISecretVersions
{
    public async Task<IReadOnlyDictionary<ParameterName, SecretVersions>> ReadAsync(
        IReadOnlyCollection<ParameterName> names,
        CancellationToken cancellation
    )
    {
        var found = await memory.GetAsync(
            [.. names.SelectMany(name => new[] { Newest(name), Proven(name) })],
            decrypt: false,
            cancellation
        );
        return names.ToDictionary(
            name => name,
            name => new SecretVersions(name, Version(found[Newest(name)]), Version(found[Proven(name)]))
        );
    }

    public Task MarkProvenAsync(ParameterName name, CredentialVersion version, CancellationToken cancellation)
    {
        memory.Label(name, Labels.Proven);
        return Task.CompletedTask;
    }

    private static ParameterSelector Newest(ParameterName name) => new(name);

    private static ParameterSelector Proven(ParameterName name) => new(name, Labels.Proven);

    private static CredentialVersion? Version(ParameterLookup lookup) =>
        lookup is ParameterLookup.Found { Parameter: var found }
            ? new CredentialVersion(found.Version, found.ModifiedAt)
            : null;
}
