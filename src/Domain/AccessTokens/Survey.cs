using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>What was gathered for one run: the connections that can be decided about, and those that cannot be used.</summary>
public sealed record Survey(IReadOnlyList<ConnectionSurvey> Connections, IReadOnlyList<RefreshResult.Failed> Unusable)
{
    public static Survey Of(
        IReadOnlyList<CatalogueEntry> entries,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> statuses,
        IReadOnlyDictionary<ConnectionName, StoredOutputs> outputs,
        IReadOnlyDictionary<CredentialSource, DateTimeOffset> changes
    )
    {
        var conflicts = OutputConflicts.Find(entries.OfType<CatalogueEntry.Defined>());
        var connections = new List<ConnectionSurvey>();
        var unusable = new List<RefreshResult.Failed>();
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case CatalogueEntry.Malformed malformed:
                    unusable.Add(new RefreshResult.Failed(malformed.Name, malformed.Problem));
                    break;
                case CatalogueEntry.Defined { Connection: var connection }
                    when conflicts.TryGetValue(connection.Name, out var conflict):
                    unusable.Add(new RefreshResult.Failed(connection.Name.Value, conflict));
                    break;
                case CatalogueEntry.Defined { Connection: var connection } defined:
                    var changedAt = ChangedAt(defined, changes);
                    if (outputs[connection.Name] is StoredOutputs.Known known)
                    {
                        var status = statuses.GetValueOrDefault(connection.Name, ConnectionStatus.Unknown);
                        connections.Add(new ConnectionSurvey(connection, status, known, changedAt));
                    }
                    else if (outputs[connection.Name] is StoredOutputs.Unreadable unreadable)
                    {
                        unusable.Add(new RefreshResult.Failed(connection.Name.Value, unreadable.Reason));
                    }

                    break;
            }
        }

        return new Survey(connections, unusable);
    }

    private static DateTimeOffset ChangedAt(
        CatalogueEntry.Defined defined,
        IReadOnlyDictionary<CredentialSource, DateTimeOffset> changes
    ) =>
        defined
            .Connection.Credentials.All.Select(source => changes.GetValueOrDefault(source, DateTimeOffset.MinValue))
            .Append(defined.ChangedAt)
            .Max();
}
