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
        var entries = new List<ClientEntry>((await clients).Select(Client));
        return new Catalogue([.. (await definitions).Select(parameter => Connection(parameter, entries))], entries);
    }

    public async Task<ConnectionEntry?> FindAsync(ConnectionName name, CancellationToken cancellation)
    {
        var definition = await ReadAsync(layout.Definition(name), cancellation);
        if (definition is null)
        {
            return null;
        }

        var client =
            DefinitionJson.Parse(definition.Value.Reveal())
                is Parsed<ConnectionDefinition>.Valid { Value.Client: { } named }
            && ClientName.Parse(named) is Parsed<ClientName>.Valid { Value: var clientName }
                ? await ReadAsync(layout.Definition(clientName), cancellation)
                : null;
        return Connection(definition, client is null ? [] : [Client(client)]);
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
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            _ => null,
        };
    }

    private ClientEntry Client(StoredParameter parameter)
    {
        var text = LastPart(parameter.Name);
        var parsed = ClientName.Parse(text);
        var client = parsed.Then(name =>
            Json(parameter, DefinitionJson.ParseClient).Then(read => clientRules.Define(name, read))
        );
        return client switch
        {
            Parsed<Client>.Valid valid => new ClientEntry.Defined(valid.Value, parameter.ModifiedAt),
            Parsed<Client>.Invalid invalid => new ClientEntry.Malformed(
                text,
                Problem(parameter, invalid.Problem),
                parameter.ModifiedAt
            )
            {
                Names = parsed is Parsed<ClientName>.Valid { Value: var name }
                    ? DefinitionNames.Of(new DefinitionOwner.OfClient(name), parameter.Value.Reveal(), layout)
                    : new HashSet<ParameterName>(),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ConnectionEntry Connection(StoredParameter parameter, IReadOnlyCollection<ClientEntry> clients)
    {
        var text = LastPart(parameter.Name);
        var parsed = ConnectionName.Parse(text);
        var connection = parsed.Then(name =>
            Json(parameter, DefinitionJson.Parse).Then(read => rules.Define(name, read, clients))
        );
        return connection switch
        {
            Parsed<Connection>.Valid valid => new ConnectionEntry.Defined(valid.Value, parameter.ModifiedAt),
            Parsed<Connection>.Invalid invalid => new ConnectionEntry.Malformed(
                text,
                Problem(parameter, invalid.Problem),
                parameter.ModifiedAt
            )
            {
                Names = parsed is Parsed<ConnectionName>.Valid { Value: var name }
                    ? DefinitionNames.Of(new DefinitionOwner.OfConnection(name), parameter.Value.Reveal(), layout)
                    : new HashSet<ParameterName>(),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Parsed<T> Json<T>(StoredParameter parameter, Func<string, Parsed<T>> parse) =>
        parameter.IsSecure
            ? new Parsed<T>.Invalid("is a SecureString; a definition holds no secret: make it a String")
            : parse(parameter.Value.Reveal());

    private static string Problem(StoredParameter parameter, string problem) =>
        $"parameter {parameter.Name}: {problem}";

    private static string LastPart(ParameterName name) => name.Value[(name.Value.LastIndexOf('/') + 1)..];
}
