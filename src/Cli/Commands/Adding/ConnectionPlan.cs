using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Rotation;

namespace Tokens.Cli.Commands.Adding;

/// <summary>What adding a connection comes to, before anything is written.</summary>
/// <param name="Definition">Its JSON.</param>
/// <param name="Existing">Those of its parameters that there are already.</param>
internal sealed record ConnectionPlan(
    CatalogueEntry.Defined Entry,
    string Definition,
    IReadOnlyList<CatalogueEntry> All,
    IReadOnlySet<ParameterName> Existing
)
{
    public Connection Connection => Entry.Connection;

    /// <summary>Whether a definition of that name is there already, well formed or not.</summary>
    public required bool Replaces { get; init; }

    /// <summary>The reminders that the store is to give of the client secret: by the strictest of those who use it, where it is new.</summary>
    public IReadOnlyList<NoChangePolicy> Policies =>
        Connection.Credentials.ClientSecret is CredentialSource.InParameter secret
            ? Reminders.Of(secret.Name, All)
            : [];

    /// <summary>The other connections that use a parameter as a credential.</summary>
    public IReadOnlyList<string> OtherUsersOf(CredentialSource source) =>
        [
            .. All.OfType<CatalogueEntry.Defined>()
                .Select(entry => entry.Connection)
                .Where(other => other.Name != Connection.Name && other.Credentials.All.Contains(source))
                .Select(other => other.Name.Value)
                .Order(StringComparer.Ordinal),
        ];

    public bool Exists(CredentialSource source) =>
        source is CredentialSource.InParameter parameter && Existing.Contains(parameter.Name);
}
