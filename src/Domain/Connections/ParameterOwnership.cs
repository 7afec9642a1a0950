using Tokens.Domain.Clients;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Connections;

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
        conflicts = [.. Claims(catalogue).GroupBy(claim => claim.Parameter).Where(claims => claims.Skip(1).Any())];
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
    /// Of those in conflict, the oldest version first. One whose history is missing owns nothing, so that nothing is
    /// overwritten on a guess.
    /// </param>
    public IReadOnlyDictionary<DefinitionOwner, string> RefusedOwners(
        IReadOnlyDictionary<DefinitionOwner, IReadOnlyList<DefinitionVersion>> histories
    )
    {
        var refused = new Dictionary<DefinitionOwner, string>();
        foreach (var claims in conflicts)
        {
            var ranked = claims
                .Select(claim =>
                    claim with
                    {
                        Since = NamedSince(claim.Parameter, histories.GetValueOrDefault(claim.Owner)),
                    }
                )
                .OrderBy(claim => claim.Owner is DefinitionOwner.OfConnection)
                .ThenBy(claim => claim.Since ?? DateTimeOffset.MaxValue)
                .ThenBy(claim => claim.Owner.ToString(), StringComparer.Ordinal)
                .ToList();
            var winner = ranked[0].Since is null ? null : ranked[0].Owner;
            foreach (var claim in ranked.Where(claim => claim.Owner != winner))
            {
                refused.TryAdd(claim.Owner, Problem(claim, ranked));
            }
        }

        return refused;
    }

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

    private static string Problem(ParameterClaim claim, List<ParameterClaim> ranked) =>
        ranked[0].Since is null
            ? $"{claim.Parameter} is named by {string.Join(" and ", ranked.Select(one => one.Owner))}, and the history of their definitions cannot be read (ssm:GetParameterHistory); give each a parameter of its own"
            : $"{claim.Parameter} belongs to {ranked[0].Owner}; give {claim.Owner} a parameter of its own";

    /// <summary>Since when the newest version, and each one before it back to then, has named the parameter.</summary>
    private static DateTimeOffset? NamedSince(ParameterName parameter, IReadOnlyList<DefinitionVersion>? versions)
    {
        DateTimeOffset? since = null;
        foreach (var version in (versions ?? []).Reverse().TakeWhile(version => version.Names.Contains(parameter)))
        {
            since = version.ModifiedAt;
        }

        return since;
    }

    private static IEnumerable<ParameterClaim> Claims(Catalogue catalogue)
    {
        foreach (var entry in catalogue.Clients)
        {
            if (ClientName.Parse(entry.Name) is Parsed<ClientName>.Valid { Value: var name })
            {
                foreach (var parameter in Parameters(entry))
                {
                    yield return new ParameterClaim(parameter, new DefinitionOwner.OfClient(name));
                }
            }
        }

        foreach (var connection in catalogue.Connections.Select(entry => entry.Connection))
        {
            var owner = new DefinitionOwner.OfConnection(connection.Name);
            foreach (var parameter in Parameters(connection))
            {
                yield return new ParameterClaim(parameter, owner);
            }
        }
    }

    /// <summary>What a definition makes its own; of a named client's connection, not the client's id and secret.</summary>
    public static IEnumerable<ParameterName> Parameters(Connection connection)
    {
        IEnumerable<ParameterName> client = connection.Client.Name is null ? Parameters(connection.Client) : [];
        IEnumerable<ParameterName> refreshToken = connection.Credentials.RefreshToken is { } name ? [name] : [];
        IEnumerable<ParameterName> instanceUrl = connection.Provider.TellsInstanceUrl
            ? [connection.Outputs.InstanceUrl]
            : [];
        return [.. client, .. refreshToken, connection.Outputs.AccessToken, .. instanceUrl];
    }

    private static IEnumerable<ParameterName> Parameters(ClientEntry entry) =>
        entry switch
        {
            ClientEntry.Defined defined => Parameters(defined.Client),
            ClientEntry.Malformed malformed => malformed.Names,
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
