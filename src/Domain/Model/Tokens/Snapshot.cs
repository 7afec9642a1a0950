using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What was gathered for one run: the connections that can be decided about, and those that cannot be used.</summary>
/// <param name="Catalogue">All that there is, for what else a sweep does.</param>
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
