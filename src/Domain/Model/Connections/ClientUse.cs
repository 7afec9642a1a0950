using Tokens.Domain.Model.Clients;

namespace Tokens.Domain.Model.Connections;

/// <summary>A client with the connections that use it.</summary>
/// <param name="ChangedAt">When the definition that declares it was last written.</param>
/// <param name="Users">Those that are enabled.</param>
public sealed record ClientUse(Client Client, DateTimeOffset ChangedAt, IReadOnlyList<ConnectionEntry.Defined> Users)
{
    /// <summary>Every named client, and the own client of every enabled connection.</summary>
    public static IReadOnlyList<ClientUse> All(Catalogue catalogue)
    {
        var enabled = catalogue.Connections.Where(entry => entry.Connection.Enabled).ToList();
        var named = enabled.ToLookup(entry => entry.Connection.Client.Name);
        return
        [
            .. catalogue
                .Clients.OfType<ClientEntry.Defined>()
                .Select(entry => new ClientUse(entry.Client, entry.ChangedAt, [.. named[entry.Client.Name]])),
            .. named[null].Select(entry => new ClientUse(entry.Connection.Client, entry.ChangedAt, [entry])),
        ];
    }
}
