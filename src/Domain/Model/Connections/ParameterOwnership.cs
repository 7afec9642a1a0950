using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// The rule that a parameter has one owner and one role. What a client names as its id or secret is no connection's
/// refresh token or output. Of several clients, or several connections, that name the same parameter, the one that has
/// named it longest without interruption keeps it: a new or edited definition never stops an older one.
/// </summary>
public sealed class ParameterOwnership
{
    private readonly List<IGrouping<ParameterName, ParameterClaim>> conflicts;

    private readonly Catalogue catalogue;

    public ParameterOwnership(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        conflicts =
        [
            .. Claims(catalogue).Distinct().GroupBy(claim => claim.Parameter).Where(claims => claims.Skip(1).Any()),
        ];
    }

    /// <summary>The owners of the definitions whose histories decide; empty where nothing is in conflict.</summary>
    public IReadOnlySet<DefinitionOwner> InConflict =>
        conflicts.SelectMany(claims => claims).Select(claim => claim.Owner).ToHashSet();

    /// <summary>Why each connection that may not be used is refused, by its own fault or its client's.</summary>
    /// <inheritdoc cref="RefusedOwners"/>
    public IReadOnlyDictionary<ConnectionName, string> Refused(
        IReadOnlyDictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>> histories
    ) => Connections(RefusedOwners(histories));

    /// <summary>Why each definition is refused that names a parameter of another one.</summary>
    /// <param name="histories">
    /// Of those in conflict, the oldest version first.
    /// </param>
    public IReadOnlyDictionary<DefinitionOwner, string> RefusedOwners(
        IReadOnlyDictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>> histories
    )
    {
        var refused = new Dictionary<DefinitionOwner, string>();
        foreach (var claims in conflicts)
        {
            var dated = claims
                .Select(claim =>
                    claim with
                    {
                        Since = NamedSince(claim.Parameter, histories.GetValueOrDefault(claim.Owner)),
                    }
                )
                .ToList();
            var owner = OwnerAmong(dated);
            foreach (var claim in dated.Where(claim => claim.Owner != owner))
            {
                refused.TryAdd(claim.Owner, Problem(claim, dated, owner));
            }
        }

        return refused;
    }

    /// <summary>
    /// A client before any connection, then the one that has named it longest. Null where that cannot be told, since one
    /// of them has no history: nothing is sent or overwritten on a guess.
    /// </summary>
    private static DefinitionOwner? OwnerAmong(List<ParameterClaim> claims)
    {
        var clients = claims.Where(claim => claim.Owner is DefinitionOwner.OfClient).ToList();
        return clients.Count switch
        {
            1 => clients[0].Owner,
            0 => Longest(claims),
            _ => Longest(clients),
        };
    }

    private static DefinitionOwner? Longest(List<ParameterClaim> claims) =>
        claims.Exists(claim => claim.Since is null)
            ? null
            : claims
                .OrderBy(claim => claim.Since)
                .ThenBy(claim => claim.Owner.ToString(), StringComparer.Ordinal)
                .First()
                .Owner;

    /// <summary>A client that is refused takes the connections that use it with it.</summary>
    private Dictionary<ConnectionName, string> Connections(IReadOnlyDictionary<DefinitionOwner, string> refused)
    {
        var problems = new Dictionary<ConnectionName, string>();
        foreach (var connection in catalogue.Connections.Select(entry => entry.Connection))
        {
            if (refused.TryGetValue(new DefinitionOwner.OfConnection(connection.Name), out var own))
            {
                problems[connection.Name] = own;
            }
            else if (
                connection.Client.Name is { } client
                && refused.TryGetValue(new DefinitionOwner.OfClient(client), out var shared)
            )
            {
                problems[connection.Name] = shared;
            }
        }

        return problems;
    }

    private static string Problem(ParameterClaim claim, List<ParameterClaim> claims, DefinitionOwner? owner) =>
        owner is null
            ? $"{claim.Parameter} is named by {string.Join(" and ", claims.Select(one => one.Owner))}, and the history of a definition cannot be read (ssm:GetParameterHistory); give each a parameter of its own"
            : $"{claim.Parameter} belongs to {owner}; give {claim.Owner} a parameter of its own";

    /// <summary>
    /// Since when the newest version, and each one before it back to then, has named the parameter. One that cannot be read
    /// is no interruption: it was a mistake, and hands nothing to anybody else.
    /// </summary>
    private static DateTimeOffset? NamedSince(ParameterName parameter, IReadOnlyList<DefinitionVersion>? versions)
    {
        DateTimeOffset? since = null;
        foreach (var version in (versions ?? []).Reverse())
        {
            if (version.Names is { } names)
            {
                if (!names.Contains(parameter))
                {
                    break;
                }

                since = version.ModifiedAt;
            }
        }

        return since;
    }

    /// <summary>Of malformed definitions too: a typo hands nothing to anybody else.</summary>
    private static IEnumerable<ParameterClaim> Claims(Catalogue catalogue) =>
        catalogue
            .Clients.SelectMany(entry => Claims(OwnerOf(entry), Parameters(entry)))
            .Concat(catalogue.Entries.SelectMany(entry => Claims(OwnerOf(entry), Parameters(entry))));

    private static IEnumerable<ParameterClaim> Claims(DefinitionOwner? owner, IEnumerable<ParameterName> parameters) =>
        owner is null ? [] : parameters.Select(parameter => new ParameterClaim(parameter, owner));

    /// <summary>Null where the definition's name is no client's: nothing can refer to it.</summary>
    private static DefinitionOwner.OfClient? OwnerOf(ClientEntry entry) =>
        ClientName.Parse(entry.Name) is Parsed<ClientName>.Valid name ? new DefinitionOwner.OfClient(name.Value) : null;

    private static DefinitionOwner.OfConnection? OwnerOf(ConnectionEntry entry) =>
        entry switch
        {
            ConnectionEntry.Defined defined => new DefinitionOwner.OfConnection(defined.Connection.Name),
            ConnectionEntry.Malformed malformed
                when ConnectionName.Parse(malformed.Name) is Parsed<ConnectionName>.Valid name =>
                new DefinitionOwner.OfConnection(name.Value),
            _ => null,
        };

    private static IEnumerable<ParameterName> Parameters(ConnectionEntry entry) =>
        entry switch
        {
            ConnectionEntry.Defined defined => Parameters(defined.Connection),
            ConnectionEntry.Malformed malformed => malformed.Names ?? new HashSet<ParameterName>(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What a definition makes its own; of a named client's connection, not the client's id and secret.</summary>
    public static IEnumerable<ParameterName> Parameters(Connection connection)
    {
        IEnumerable<ParameterName> client = connection.Client.Name is null ? Parameters(connection.Client) : [];
        IEnumerable<ParameterName> refreshToken = connection.RefreshToken is { } name ? [name] : [];
        IEnumerable<ParameterName> instanceUrl = connection.Provider.ReturnsInstanceUrl
            ? [connection.Outputs.InstanceUrl]
            : [];
        return [.. client, .. refreshToken, connection.Outputs.AccessToken, .. instanceUrl];
    }

    public static IEnumerable<ParameterName> Parameters(ClientEntry entry) =>
        entry switch
        {
            ClientEntry.Defined defined => Parameters(defined.Client),
            ClientEntry.Malformed malformed => malformed.Names ?? new HashSet<ParameterName>(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static IEnumerable<ParameterName> Parameters(Client client) =>
        new[] { client.Id, client.Secret }.OfType<CredentialSource.InParameter>().Select(source => source.Name);

    private sealed record ParameterClaim(ParameterName Parameter, DefinitionOwner Owner)
    {
        /// <summary>Null where it is not known.</summary>
        public DateTimeOffset? Since { get; init; }
    }
}

/// <summary>Whose definition it is.</summary>
public abstract record DefinitionOwner
{
    private DefinitionOwner() { }

    public sealed record OfClient(ClientName Name) : DefinitionOwner
    {
        public override string ToString() => $"client {Name}";
    }

    public sealed record OfConnection(ConnectionName Name) : DefinitionOwner
    {
        public override string ToString() => $"connection {Name}";
    }
}
