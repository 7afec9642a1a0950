using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Refresh;

namespace Tokens.Domain.UseCases.Status;

/// <summary>The use case of looking after named clients: who uses each and how old its secret is, without reading one.</summary>
public sealed class DescribeClients(ICatalogue definitions, ISecretVersions versions, TimeProvider clock)
{
    /// <param name="catalogue">All that there is.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<ClientDescription>> RunAsync(Catalogue catalogue, CancellationToken cancellation)
    {
        var refused = await OwnershipConflicts.RefusedOwnersAsync(definitions, catalogue, cancellation);
        var secrets = catalogue.Clients.OfType<ClientEntry.Defined>().Select(SecretOf).OfType<ParameterName>();
        var known = await versions.ReadAsync(secrets.ToHashSet(), cancellation);
        return
        [
            .. catalogue
                .Clients.Select(entry =>
                    entry switch
                    {
                        ClientEntry.Malformed malformed => new ClientDescription.Unusable(
                            malformed.Name,
                            malformed.Problem
                        ),
                        ClientEntry.Defined defined when Problem(defined.Client, refused) is { } problem =>
                            new ClientDescription.Unusable(defined.Name, problem),
                        ClientEntry.Defined defined => (ClientDescription)Describe(defined, catalogue, known),
                        _ => throw new System.Diagnostics.UnreachableException(),
                    }
                )
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    private static string? Problem(Client client, IReadOnlyDictionary<DefinitionOwner, string> refused) =>
        refused.GetValueOrDefault(new DefinitionOwner.OfClient(client.Name!));

    private ClientDescription.Known Describe(
        ClientEntry.Defined entry,
        Catalogue catalogue,
        IReadOnlyDictionary<ParameterName, SecretVersions> known
    )
    {
        var now = clock.GetUtcNow();
        var users = catalogue.UsersOf(entry.Client.Name!).ToList();
        var secret = SecretOf(entry) is { } name ? known.GetValueOrDefault(name) : null;
        return new ClientDescription.Known(
            entry.Client,
            [.. users.Select(user => user.Connection.Name).OrderBy(user => user.Value, StringComparer.Ordinal)]
        )
        {
            Versions = secret,
            Secret = secret is null
                ? DatedCredentials.Secret(entry.Client, now)
                : RotationOf(new ClientUse(entry.Client, entry.ChangedAt, users), secret, now),
        };
    }

    private static RotationStatus? RotationOf(ClientUse owner, SecretVersions secret, DateTimeOffset now) =>
        new CredentialUse(secret.Name, CredentialRole.ClientSecret, owner.Users) { Owner = owner }.StatusAt(
            secret,
            now
        );

    private static ParameterName? SecretOf(ClientEntry.Defined entry) =>
        entry.Client.Secret is CredentialSource.InParameter secret ? secret.Name : null;
}
