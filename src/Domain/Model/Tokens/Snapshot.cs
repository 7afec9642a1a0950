using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What the store holds at the start of a run: usable connections, and those that cannot be used.</summary>
/// <param name="Catalogue">All definitions.</param>
public sealed record Snapshot(
    IReadOnlyList<ConnectionSnapshot> Connections,
    IReadOnlyList<RefreshResult.Failed> Unusable,
    Catalogue Catalogue
)
{
    /// <summary>The connections among these that use a credential.</summary>
    public IEnumerable<ConnectionSnapshot> Of(CredentialUse use)
    {
        var names = use.Users.Select(user => user.Connection.Name).ToHashSet();
        return Connections.Where(connection => names.Contains(connection.Connection.Name));
    }

    /// <summary>Some of the connections, for a round over them alone.</summary>
    public Snapshot Only(IEnumerable<ConnectionSnapshot> some) => new([.. some], [], Catalogue);
}
