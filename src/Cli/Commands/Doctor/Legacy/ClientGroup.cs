namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>Definitions with the same client secret, which can share one client.</summary>
/// <param name="Name">The client's name.</param>
/// <param name="Members">First the one that the client is named after.</param>
internal sealed record ClientGroup(string Name, IReadOnlyList<LegacyDefinition> Members)
{
    /// <summary>Whether the client exists already.</summary>
    public required bool Exists { get; init; }

    private LegacyDefinition Leader => Members[0];

    /// <summary>The client's, if all members have the same; otherwise each connection keeps its own.</summary>
    public string? TokenEndpoint => Common(one => one.Fields.TokenEndpoint);

    /// <inheritdoc cref="TokenEndpoint"/>
    public string? AuthorizationEndpoint => Common(one => one.Fields.AuthorizationEndpoint);

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

    /// <summary>A list as one argument.</summary>
    public static string? Joined(IReadOnlyList<string>? spans) => spans is null ? null : string.Join(',', spans);

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

    /// <summary>The leader's value, or that of the first member that has one.</summary>
    private string? First(Func<LegacyDefinition, string?> field) =>
        Members.Select(field).FirstOrDefault(value => value is not null);

    private string? Common(Func<LegacyDefinition, string?> field) =>
        Members.Select(field).Distinct().Take(2).ToList() is [var only] ? only : null;
}
