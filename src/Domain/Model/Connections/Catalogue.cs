using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>The definitions of a deployment, valid or not.</summary>
public sealed record Catalogue(IReadOnlyList<ConnectionEntry> Entries, IReadOnlyList<ClientEntry> Clients)
{
    public static Catalogue Empty { get; } = new([], []);

    /// <summary>The connections that are well formed.</summary>
    public IEnumerable<ConnectionEntry.Defined> Connections => Entries.OfType<ConnectionEntry.Defined>();

    /// <summary>Those of them that use the named client.</summary>
    public IEnumerable<ConnectionEntry.Defined> UsersOf(ClientName client) =>
        Connections.Where(entry => entry.Connection.Client.Name == client);
}

/// <summary>One version of a definition, from the store's history.</summary>
/// <param name="Names">The parameters that it names, defaults included; null where it cannot be read at all.</param>
public sealed record DefinitionVersion(DateTimeOffset ModifiedAt, IReadOnlySet<ParameterName>? Names);
