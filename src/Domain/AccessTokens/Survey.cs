using Tokens.Domain.Connections;
using Tokens.Domain.Rotation;

namespace Tokens.Domain.AccessTokens;

/// <summary>What was gathered for one run: the connections that can be decided about, and those that cannot be used.</summary>
/// <param name="Catalogue">All that there is, for what else a sweep does.</param>
public sealed record Survey(
    IReadOnlyList<ConnectionSurvey> Connections,
    IReadOnlyList<RefreshResult.Failed> Unusable,
    Catalogue Catalogue
)
{
    /// <summary>The connections among these that use a credential.</summary>
    public IEnumerable<ConnectionSurvey> Of(CredentialUse use)
    {
        var names = use.Users.Select(user => user.Connection.Name).ToHashSet();
        return Connections.Where(connection => names.Contains(connection.Connection.Name));
    }

    /// <summary>Some of the connections, for a round over them alone.</summary>
    public Survey Only(IEnumerable<ConnectionSurvey> some) => new([.. some], [], Catalogue);
}
