namespace Tokens.Adapters.ParameterStore;

/// <summary>The definitions in the folders <c>connections</c> and <c>clients</c>.</summary>
public sealed class ConnectionCatalogue(
    IParameters parameters,
    ParameterLayout layout,
    ConnectionRules rules,
    ClientRules clientRules
) : ICatalogue
{
    public async Task<Catalogue> AllAsync(CancellationToken cancellation)
    {
        var definitions = parameters.ListAsync(layout.Connections, cancellation);
        var clients = parameters.ListAsync(layout.Clients, cancellation);
        await Task.WhenAll(definitions, clients);
        var entries = (await clients).Select(Client).ToList();
        var byName = entries.DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name);
        return new Catalogue([.. (await definitions).Select(parameter => Connection(parameter, byName))], entries);
    }

    public async Task<ConnectionEntry?> FindAsync(ConnectionName name, CancellationToken cancellation)
    {
        var definition = await ReadAsync(layout.Definition(name), cancellation);
        if (definition is null)
        {
            return null;
        }

        var client =
            DefinitionJson.Parse(definition.Value.Reveal()) is Parsed<Definition>.Valid read
            && read.Value[ConnectionFields.Client] is { } named
            && ClientName.Parse(named) is Parsed<ClientName>.Valid clientName
                ? await ReadAsync(layout.Definition(clientName.Value), cancellation)
                : null;
        IEnumerable<ClientEntry> clients = client is null ? [] : [Client(client)];
        return Connection(definition, clients.ToDictionary(entry => entry.Name));
    }

    public async Task<IReadOnlyList<DefinitionVersion>> HistoryAsync(
        DefinitionOwner owner,
        CancellationToken cancellation
    )
    {
        var name = owner switch
        {
            DefinitionOwner.OfClient client => layout.Definition(client.Name),
            DefinitionOwner.OfConnection connection => layout.Definition(connection.Name),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var versions = await parameters.HistoryAsync(name, cancellation);
        return
        [
            .. versions.Select(version => new DefinitionVersion(
                version.ModifiedAt,
                DefinitionNames.Of(owner, version.Value.Reveal(), layout)
            )),
        ];
    }

    private async Task<StoredParameter?> ReadAsync(ParameterName name, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(name);
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        return found[selector] switch
        {
            ParameterLookup.Found { Parameter: var stored } => stored,
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason, unreadable.Kind),
            _ => null,
        };
    }

    private ClientEntry Client(StoredParameter parameter)
    {
        var name = ClientName.Parse(parameter.Name.LastPart);
        var client = name.Then(own =>
            Json(parameter, DefinitionJson.ParseClient).Then(read => clientRules.Define(own, read))
        );
        return client.Match<ClientEntry>(
            defined => new ClientEntry.Defined(defined, parameter.ModifiedAt),
            problem => new ClientEntry.Malformed(
                parameter.Name.LastPart,
                Problem(parameter, problem),
                parameter.ModifiedAt
            )
            {
                Names = Names(
                    parameter,
                    name.Match<DefinitionOwner?>(own => new DefinitionOwner.OfClient(own), _ => null)
                ),
            }
        );
    }

    private ConnectionEntry Connection(StoredParameter parameter, IReadOnlyDictionary<string, ClientEntry> clients)
    {
        var name = ConnectionName.Parse(parameter.Name.LastPart);
        var connection = name.Then(own =>
            Json(parameter, DefinitionJson.Parse).Then(read => rules.Define(own, read, clients))
        );
        return connection.Match<ConnectionEntry>(
            defined => new ConnectionEntry.Defined(defined, parameter.ModifiedAt),
            problem => new ConnectionEntry.Malformed(
                parameter.Name.LastPart,
                Problem(parameter, problem),
                parameter.ModifiedAt
            )
            {
                Names = Names(
                    parameter,
                    name.Match<DefinitionOwner?>(own => new DefinitionOwner.OfConnection(own), _ => null)
                ),
            }
        );
    }

    /// <summary>None where the definition's own name is wrong: nothing can be its owner.</summary>
    private IReadOnlySet<ParameterName>? Names(StoredParameter parameter, DefinitionOwner? owner) =>
        owner is null ? new HashSet<ParameterName>() : DefinitionNames.Of(owner, parameter.Value.Reveal(), layout);

    private static Parsed<Definition> Json(StoredParameter parameter, Func<string, Parsed<Definition>> parse) =>
        parameter.IsSecure
            ? new Parsed<Definition>.Invalid("is a SecureString; a definition holds no secret: make it a String")
            : parse(parameter.Value.Reveal());

    private static string Problem(StoredParameter parameter, string problem) =>
        $"parameter {parameter.Name}: {problem}";
}
