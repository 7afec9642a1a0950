namespace Tokens.Cli.Commands.Examining.EarlierForm;

/// <summary>Definitions with the same client secret, which one client takes the place of.</summary>
/// <param name="Name">The client's.</param>
/// <param name="Members">The one that the client is named after first.</param>
internal sealed record ClientGroup(string Name, IReadOnlyList<EarlierDefinition> Members)
{
    /// <summary>Whether the client is there already.</summary>
    public required bool Exists { get; init; }

    private EarlierDefinition Leader => Members[0];

    /// <summary>
    /// The client's: of each field the leader's, or that of the first member that has one. An endpoint only where all have
    /// the same; otherwise each connection gives its own.
    /// </summary>
    public Definition Definition =>
        new(Members.Select(one => one.Fields).Aggregate((one, other) => one.Or(other)))
        {
            [ClientFields.TokenEndpoint] = Common(ClientFields.TokenEndpoint),
            [ClientFields.AuthorizationEndpoint] = Common(ClientFields.AuthorizationEndpoint),
            [ClientFields.ClientId] = Leader.ClientIdPlace,
            [ClientFields.ClientSecret] = Leader.ClientSecretPlace,
        };

    /// <summary>The groups, each with the members that one client can serve.</summary>
    /// <param name="definitions">Those whose id or secret has to become a client's.</param>
    /// <param name="clients">Those that are there.</param>
    public static IReadOnlyList<ClientGroup> Of(
        IEnumerable<EarlierDefinition> definitions,
        IReadOnlyList<ClientEntry> clients
    ) =>
        [
            .. definitions
                .Where(one => one.CanUseClient)
                .GroupBy(one => one.ClientSecretPlace)
                .Select(sharing => Of([.. sharing], clients)),
        ];

    /// <summary>The command that adds the client; null where it is there.</summary>
    public string? Command =>
        Exists ? null : new CommandLine("tokens", "client", "add", Name).With(Definition, ClientFields.All).ToString();

    private static ClientGroup Of(IReadOnlyList<EarlierDefinition> sharing, IReadOnlyList<ClientEntry> clients)
    {
        var leader = sharing
            .OrderByDescending(one => one.IsOwn(one.ClientSecretPlace))
            .ThenBy(one => one.Name.Value, StringComparer.Ordinal)
            .First();
        var members = sharing
            .Where(one => one.Provider == leader.Provider && one.ClientIdPlace == leader.ClientIdPlace)
            .OrderByDescending(one => one.Name == leader.Name);
        var there = clients
            .OfType<ClientEntry.Defined>()
            .FirstOrDefault(entry =>
                entry.Client.Secret.Place == leader.ClientSecretPlace && entry.Client.Id.Place == leader.ClientIdPlace
            );
        var isTaken = clients.Any(entry => entry.Name == leader.Name.Value);
        return new ClientGroup(there?.Name ?? (isTaken ? $"{leader.Name}-client" : leader.Name.Value), [.. members])
        {
            Exists = there is not null,
        };
    }

    private string? Common(DefinitionField.Text field) =>
        Members.Select(one => one.Fields[field]).Distinct().Take(2).ToList() is [var only] ? only : null;
}
