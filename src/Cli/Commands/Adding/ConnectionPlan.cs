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
    Catalogue All,
    IReadOnlySet<ParameterName> Existing
)
{
    public Connection Connection => Entry.Connection;

    /// <summary>Whether a definition of that name is there already, well formed or not.</summary>
    public required bool Replaces { get; init; }

    /// <summary>The reminders that the store is to give of the client secret, where it is new.</summary>
    public IReadOnlyList<NoChangePolicy> Policies =>
        Connection is { Client.Name: null, Credentials.ClientSecret: CredentialSource.InParameter secret }
            ? Reminders.Of(secret.Name, All)
            : [];

    /// <summary>Whether it is the id or secret of a named client, which a connection neither asks for nor writes.</summary>
    public bool IsShared(CredentialSource source) =>
        Connection.Client.Name is not null && (source == Connection.Client.Id || source == Connection.Client.Secret);

    public bool Exists(CredentialSource source) =>
        source is CredentialSource.InParameter parameter && Existing.Contains(parameter.Name);
}
