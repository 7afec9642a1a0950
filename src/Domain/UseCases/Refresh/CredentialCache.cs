using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>The credentials read so far in a run; one that connections share is read once.</summary>
public sealed class CredentialCache(ICredentialStore credentials)
{
    private readonly Dictionary<CredentialSource, CredentialRead> known = [];
    private readonly Dictionary<ParameterName, ProvenRead> proven = [];

    public CredentialRead this[CredentialSource source] => known[source];

    /// <summary>The proven version of a client secret; null where there is none, or its source keeps no versions.</summary>
    public ProvenRead? Proven(CredentialSource secret) =>
        secret is CredentialSource.InParameter parameter ? proven.GetValueOrDefault(parameter.Name) : null;

    public async Task ReadAsync(IEnumerable<Connection> connections, CancellationToken cancellation)
    {
        var unknown = connections.Where(connection => connection.Credentials.All.Any(IsUnknown)).ToList();
        var secrets = unknown
            .Select(connection => connection.Credentials.ClientSecret)
            .Where(IsUnknown)
            .OfType<CredentialSource.InParameter>()
            .Select(parameter => parameter.Name)
            .ToHashSet();
        var sources = unknown.SelectMany(connection => connection.Credentials.All).Where(IsUnknown).ToHashSet();
        // At once: which version is proven does not depend on which one is the newest.
        var reads = credentials.ReadAsync(sources, cancellation);
        var provenReads = credentials.ReadProvenAsync(secrets, cancellation);
        await Task.WhenAll(reads, provenReads);
        foreach (var (source, read) in await reads)
        {
            known[source] = read;
        }

        foreach (var (name, secret) in await provenReads)
        {
            proven[name] = secret;
        }
    }

    private bool IsUnknown(CredentialSource source) => !known.ContainsKey(source);
}
