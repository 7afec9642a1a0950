namespace Tokens.Cli.Commands.Examining.EarlierForm;

/// <summary>Definitions with the same client secret, which one client takes the place of.</summary>
/// <param name="Name">The client's.</param>
/// <param name="Members">The one that the client is named after first.</param>
internal sealed record ClientGroup(string Name, IReadOnlyList<EarlierDefinition> Members)
{
    /// <summary>Whether the client is there already.</summary>
    public required bool Exists { get; init; }

    private EarlierDefinition Leader => Members[0];

    /// <summary>Where all members have the same; else each connection gives its own.</summary>
    public string? TokenEndpoint => Common(one => one.Fields.TokenEndpoint);

    /// <inheritdoc cref="TokenEndpoint"/>
    public string? AuthorizationEndpoint => Common(one => one.Fields.AuthorizationEndpoint);

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
        Exists
            ? null
            : new CommandLine("tokens", "client", "add", Name)
                .With("--provider", Leader.Provider.Name)
                .With("--token-endpoint", TokenEndpoint)
                .With("--authorization-endpoint", AuthorizationEndpoint)
                .With("--client-authentication", First(one => one.Fields.ClientAuthentication))
                .With("--body-format", First(one => one.Fields.BodyFormat))
                .With("--client-id-at", Leader.ClientIdPlace)
                .With("--client-secret-at", Leader.ClientSecretPlace)
                .With("--rotate-every", First(one => one.Fields.RotateEvery))
                .With("--grace", First(one => one.Fields.Grace))
                .With("--remind-before", First(one => Joined(one.Fields.RemindBefore)))
                .With("--secret-issued-at", First(one => one.Fields.SecretIssuedAt))
                .ToString();

    /// <summary>What a list of a definition is in one argument; null for none.</summary>
    public static string? Joined(IReadOnlyList<string>? spans) => spans is null ? null : string.Join(',', spans);

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

    /// <summary>The leader's, or that of the first that gives one.</summary>
    private string? First(Func<EarlierDefinition, string?> field) =>
        Members.Select(field).FirstOrDefault(value => value is not null);

    private string? Common(Func<EarlierDefinition, string?> field) =>
        Members.Select(field).Distinct().Take(2).ToList() is [var only] ? only : null;
}
