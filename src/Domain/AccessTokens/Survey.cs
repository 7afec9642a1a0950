using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Domain.AccessTokens;

/// <summary>What was gathered for one run: the connections that can be decided about, and those that cannot be used.</summary>
/// <param name="Entries">All that were found, for what else a sweep does.</param>
public sealed record Survey(
    IReadOnlyList<ConnectionSurvey> Connections,
    IReadOnlyList<RefreshResult.Failed> Unusable,
    IReadOnlyList<CatalogueEntry> Entries
)
{
    /// <summary>The connections among these that use a credential.</summary>
    public IEnumerable<ConnectionSurvey> Of(CredentialUse use)
    {
        var names = use.Users.Select(user => user.Connection.Name).ToHashSet();
        return Connections.Where(connection => names.Contains(connection.Connection.Name));
    }

    /// <summary>Some of the connections, for a round over them alone.</summary>
    public Survey Only(IEnumerable<ConnectionSurvey> some) => new([.. some], [], Entries);

    public static Survey Of(
        IReadOnlyList<CatalogueEntry> entries,
        IReadOnlyDictionary<ConnectionName, ConnectionStatus> statuses,
        IReadOnlyDictionary<ConnectionName, StoredOutputs> outputs,
        IReadOnlyDictionary<CredentialSource, DateTimeOffset> changes
    )
    {
        var conflicts = OutputConflicts.Find(entries.OfType<CatalogueEntry.Defined>());
        var uses = CredentialUse.Index(entries);
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
                    var status = statuses.GetValueOrDefault(connection.Name, ConnectionStatus.Unknown);
                    var changedAt = ChangedAt(defined, status, changes);
                    if (outputs[connection.Name] is StoredOutputs.Known known)
                    {
                        connections.Add(
                            new ConnectionSurvey(connection, status, known, changedAt)
                            {
                                SecretUse = SecretUse(connection, uses),
                            }
                        );
                    }
                    else if (outputs[connection.Name] is StoredOutputs.Unreadable unreadable)
                    {
                        unusable.Add(new RefreshResult.Failed(connection.Name.Value, unreadable.Reason));
                    }

                    break;
            }
        }

        return new Survey(connections, unusable, entries);
    }

    private static CredentialUse? SecretUse(
        Connection connection,
        IReadOnlyDictionary<ParameterName, CredentialUse> uses
    ) =>
        connection.Credentials.ClientSecret is CredentialSource.InParameter secret
            ? uses.GetValueOrDefault(secret.Name)
            : null;

    /// <summary>
    /// A refresh token mends no refused secret; while an older secret serves, the provider may change it at each refresh.
    /// </summary>
    private static DateTimeOffset ChangedAt(
        CatalogueEntry.Defined defined,
        ConnectionStatus status,
        IReadOnlyDictionary<CredentialSource, DateTimeOffset> changes
    )
    {
        var credentials = defined.Connection.Credentials;
        var mending =
            status.State == ConnectionState.SecretRefused
                ? [credentials.ClientId, credentials.ClientSecret]
                : credentials.All;
        return mending
            .Select(source => changes.GetValueOrDefault(source, DateTimeOffset.MinValue))
            .Append(defined.ChangedAt)
            .Max();
    }
}
