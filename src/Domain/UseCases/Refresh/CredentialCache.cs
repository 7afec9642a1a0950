using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>The credentials read so far in a run: one that several connections share is read once.</summary>
public sealed class CredentialCache(ICredentialStore credentials)
{
    private readonly Dictionary<CredentialSource, CredentialRead> reads = [];
    private readonly Dictionary<ParameterName, ProvenRead> proven = [];

    /// <summary>For a source that was read.</summary>
    public CredentialRead this[CredentialSource source] => reads[source];

    /// <summary>For a connection whose credentials were read.</summary>
    public Readiness ReadinessOf(ConnectionSnapshot connection) =>
        Readiness.Of(
            connection,
            reads,
            connection.Connection.Client.Secret is CredentialSource.InParameter secret
                ? proven.GetValueOrDefault(secret.Name)
                : null
        );

    public async Task ReadAsync(IEnumerable<Connection> connections, CancellationToken cancellation)
    {
        var unread = connections.Where(connection => connection.Credentials.Any(IsUnread)).ToList();
        var secrets = unread
            .Select(connection => connection.Client.Secret)
            .Where(IsUnread)
            .OfType<CredentialSource.InParameter>()
            .Select(parameter => parameter.Name)
            .ToHashSet();
        var sources = unread.SelectMany(connection => connection.Credentials).Where(IsUnread).ToHashSet();
        // In parallel: which version is verified does not depend on which one is the newest.
        var newest = credentials.ReadAsync(sources, cancellation);
        var verified = credentials.ReadProvenAsync(secrets, cancellation);
        await Task.WhenAll(newest, verified);
        foreach (var (source, read) in await newest)
        {
            reads[source] = read;
        }

        foreach (var (name, read) in await verified)
        {
            proven[name] = read;
        }
    }

    private bool IsUnread(CredentialSource source) => !reads.ContainsKey(source);
}
