namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>Definitions with the same client secret, which can share one client.</summary>
/// <param name="Name">The client's name.</param>
/// <param name="Members">First the one that the client is named after.</param>
internal sealed record ClientGroup(string Name, IReadOnlyList<LegacyDefinition> Members)
{
    /// <summary>Whether the client exists already.</summary>
    public required bool Exists { get; init; }

    private LegacyDefinition Leader => Members[0];

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

    /// <summary>One group for each secret, with the members that one client can serve.</summary>
    public static IReadOnlyList<ClientGroup> Of(
        IEnumerable<LegacyDefinition> definitions,
        IReadOnlyList<ClientEntry> clients
    ) =>
        [
            .. definitions
                .Where(one => one.CanUseClient)
                .GroupBy(one => one.ClientSecretPlace)
                .Select(sharing => Of([.. sharing], clients)),
        ];

    /// <summary>The command that adds the client; null if it exists.</summary>
    public string? Command =>
        Exists ? null : new CommandLine("tokens", "client", "add", Name).With(Definition, ClientFields.All).ToString();

    private static ClientGroup Of(IReadOnlyList<LegacyDefinition> sharing, IReadOnlyList<ClientEntry> clients)
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
