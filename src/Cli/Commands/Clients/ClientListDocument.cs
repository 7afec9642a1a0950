using Tokens.Cli.Commands.Status;

namespace Tokens.Cli.Commands.Clients;

/// <summary>The answer of <c>client list --json</c>.</summary>
internal sealed record ClientListDocument(IReadOnlyList<ClientDocument> Clients)
{
    public static ClientListDocument Of(IEnumerable<ClientDescription> found) =>
        new([.. found.Select(ClientDocument.Of)]);
}

/// <param name="ClientIdAt">Where it is: a parameter's name, or <c>env:NAME</c>.</param>
/// <param name="ClientSecretAt">Where it is, likewise.</param>
/// <param name="Secret">Its place in its rotation; null where its age is unlimited or unknown.</param>
/// <param name="Proven">Whether the newest version is known to work; null where it is not in a parameter.</param>
/// <param name="Problem">Why it cannot be used; null where it can.</param>
internal sealed record ClientDocument(
    string Name,
    string? Provider,
    string? ClientIdAt,
    string? ClientSecretAt,
    EndDocument? Secret,
    bool? Proven,
    IReadOnlyList<string> Connections,
    string? Problem
)
{
    public static ClientDocument Of(ClientDescription one) =>
        one switch
        {
            ClientDescription.Known known => new(
                known.Name,
                known.Client.Provider.Name,
                known.Client.Id.Place,
                known.Client.Secret.Place,
                known.Secret is { } secret ? EndDocument.Of(secret) : null,
                known.Versions is { } versions ? versions is { Newest: not null, AwaitsProof: false } : null,
                [.. known.Users.Select(user => user.Value)],
                null
            ),
            ClientDescription.Unusable unusable => new(
                unusable.Name,
                null,
                null,
                null,
                null,
                null,
                [],
                unusable.Problem
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
