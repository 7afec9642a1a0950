using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>What people need to know of a credential to find it and to rotate it.</summary>
/// <param name="Place">The parameter, or where else it is kept ("environment variable X").</param>
/// <param name="Role">Null for a parameter that no connection uses.</param>
/// <param name="Provider">Null for a parameter that no connection uses.</param>
/// <param name="Connections">Those that use it.</param>
public sealed record CredentialFacts(
    string Place,
    CredentialRole? Role,
    ProviderProfile? Provider,
    IReadOnlyList<ConnectionName> Connections
)
{
    /// <summary>The one connection that uses it; null where none or several do.</summary>
    public ConnectionName? OnlyConnection => Connections.Count == 1 ? Connections[0] : null;

    /// <summary>The named client that it belongs to; null for none.</summary>
    public ClientName? Client { get; init; }

    public static CredentialFacts Of(CredentialUse use) =>
        new(use.Name.Value, use.Role, use.Provider, Names(use.Users)) { Client = use.Owner?.Client.Name };

    /// <summary>A client's secret, wherever it is kept.</summary>
    public static CredentialFacts OfSecret(ClientUse use) =>
        new(use.Client.Secret.Place, CredentialRole.ClientSecret, use.Client.Provider, Names(use.Users))
        {
            Client = use.Client.Name,
        };

    /// <summary>A parameter that no connection uses.</summary>
    public static CredentialFacts Unused(ParameterName name) => new(name.Value, null, null, []);

    private static IReadOnlyList<ConnectionName> Names(IEnumerable<ConnectionEntry.Defined> users) =>
        [.. users.Select(user => user.Connection.Name)];
}
