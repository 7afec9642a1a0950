using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>Puts together what was gathered from the store.</summary>
internal sealed class SnapshotBuilder(
    Catalogue catalogue,
    IReadOnlyDictionary<ConnectionName, string> refused,
    IReadOnlyDictionary<ConnectionName, ConnectionStatus> statuses,
    IReadOnlyDictionary<ConnectionName, StoredOutputs> outputs,
    IReadOnlyDictionary<CredentialSource, DateTimeOffset> changes
)
{
    private readonly IReadOnlyDictionary<ParameterName, CredentialUse> uses = CredentialUse.Index(catalogue);

    private readonly Dictionary<ClientName, DateTimeOffset> clientChanges = catalogue
        .Clients.OfType<ClientEntry.Defined>()
        .ToDictionary(entry => entry.Client.Name!, entry => entry.ChangedAt);

    private readonly List<ConnectionSnapshot> connections = [];

    private readonly List<RefreshResult.Failed> unusable = [];

    /// <param name="names">Those asked for; null for all.</param>
    public Snapshot Make(IReadOnlyList<string>? names)
    {
        var known = catalogue.Entries.ToDictionary(NameOf);
        foreach (var name in names?.Distinct() ?? known.Keys)
        {
            if (known.TryGetValue(name, out var entry))
            {
                Add(name, entry);
            }
            else
            {
                Refuse(name, Missing(name));
            }
        }

        return new Snapshot(connections, unusable, catalogue);
    }

    private void Add(string name, ConnectionEntry entry)
    {
        switch (entry)
        {
            case ConnectionEntry.Malformed malformed:
                Refuse(name, malformed.Problem);
                break;
            case ConnectionEntry.Defined { Connection: var connection }
                when refused.TryGetValue(connection.Name, out var reason):
                Refuse(name, reason);
                break;
            case ConnectionEntry.Defined defined when outputs[defined.Connection.Name] is StoredOutputs.Known stored:
                connections.Add(Take(defined, stored));
                break;
            case ConnectionEntry.Defined defined:
                Refuse(name, ((StoredOutputs.Unreadable)outputs[defined.Connection.Name]).Reason);
                break;
        }
    }

    private static string Missing(string name) =>
        ConnectionName.Parse(name) is Parsed<ConnectionName>.Invalid invalid
            ? invalid.Problem
            : $"there is no such connection; define it in the parameter connections/{name} below the root";

    private ConnectionSnapshot Take(ConnectionEntry.Defined defined, StoredOutputs.Known stored)
    {
        var connection = defined.Connection;
        var status = statuses.GetValueOrDefault(connection.Name, ConnectionStatus.Unknown);
        return new ConnectionSnapshot(connection, status, stored, ChangedAt(defined, status))
        {
            SecretUse = connection.Client.Secret is CredentialSource.InParameter secret
                ? uses.GetValueOrDefault(secret.Name)
                : null,
            HasWorked =
                stored.TokenWrittenAt >= defined.ChangedAt && stored.TokenWrittenAt >= ClientChangedAt(connection),
        };
    }

    /// <summary>When the definition of its named client was last written.</summary>
    private DateTimeOffset ClientChangedAt(Connection connection) =>
        connection.Client.Name is { } client
            ? clientChanges.GetValueOrDefault(client, DateTimeOffset.MinValue)
            : DateTimeOffset.MinValue;

    private void Refuse(string name, string problem) => unusable.Add(new RefreshResult.Failed(name, problem));

    /// <summary>
    /// A refresh token mends no refused secret; while an older secret serves, the provider may change it at each refresh.
    /// And nothing but a new one mends one that is spent.
    /// </summary>
    private DateTimeOffset ChangedAt(ConnectionEntry.Defined defined, ConnectionStatus status)
    {
        var connection = defined.Connection;
        if (status.HasUsedToken && connection.RefreshToken is { } used)
        {
            return changes.GetValueOrDefault(new CredentialSource.InParameter(used), DateTimeOffset.MinValue);
        }

        var mending =
            status.Effective.State == ConnectionState.SecretRefused
                ? [connection.Client.Id, connection.Client.Secret]
                : connection.Credentials;
        return mending
            .Select(source => changes.GetValueOrDefault(source, DateTimeOffset.MinValue))
            .Append(defined.ChangedAt)
            .Max();
    }

    private static string NameOf(ConnectionEntry entry) =>
        entry switch
        {
            ConnectionEntry.Defined defined => defined.Connection.Name.Value,
            ConnectionEntry.Malformed malformed => malformed.Name,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
