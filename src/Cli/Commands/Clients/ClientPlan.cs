using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Adding;

namespace Tokens.Cli.Commands.Clients;

/// <summary>What adding a client comes to, before anything is written.</summary>
/// <param name="MessageDraft">Its definition.</param>
/// <param name="All">The catalogue with it.</param>
/// <param name="Existing">Those of its parameters that there are already.</param>
internal sealed record ClientPlan(
    Client Client,
    StoredParameter MessageDraft,
    Catalogue All,
    IReadOnlySet<ParameterName> Existing
)
{
    public ClientName Name => Client.Name!;

    /// <summary>The reminders that the store is to give of the client secret, where it is new.</summary>
    public IReadOnlyList<NoChangeNotification> Policies =>
        Client.Secret is CredentialSource.InParameter secret ? ReminderPolicies.Of(secret.Name, All) : [];

    /// <summary>Those that are asked for: what a variable of the functions holds is changed by deploying them.</summary>
    public IReadOnlyList<AskedCredential> Asked =>
        [
            .. new[] { (Field: "clientId", Source: Client.Id), (Field: "clientSecret", Source: Client.Secret) }
                .Where(one => one.Source is CredentialSource.InParameter)
                .Select(one => new AskedCredential(one.Field, one.Source) { Exists = Exists(one.Source) }),
        ];

    public bool Exists(CredentialSource source) =>
        source is CredentialSource.InParameter parameter && Existing.Contains(parameter.Name);

    /// <summary>What whoever adds it had better know before anything is written.</summary>
    public IEnumerable<string> Warnings(IReadOnlyDictionary<CredentialSource, Secret> given)
    {
        if (Existing.Contains(MessageDraft.Name))
        {
            var users = string.Join(", ", Users.Select(user => user.Value));
            yield return $"there is a client {Name} already; its definition is replaced"
                + (users.Length == 0 ? "" : $" for the connections that use it: {users}");
        }

        foreach (var source in new[] { Client.Id, Client.Secret }.Where(Exists))
        {
            yield return given.ContainsKey(source)
                ? $"{source.Place} is there already and gets a new version"
                : $"{source.Place} is there already; its value is kept";
        }

        foreach (var (connection, parameter) in TakenFrom())
        {
            yield return $"{parameter} is the connection {connection}'s own; that one is refused until it uses the client: tokens add {connection} --client {Name}";
        }
    }

    private IEnumerable<ConnectionName> Users =>
        All
            .Connections.Select(entry => entry.Connection)
            .Where(user => user.Client.Name == Name)
            .Select(user => user.Name);

    /// <summary>What a client names belongs to nobody else.</summary>
    private IEnumerable<(ConnectionName Connection, ParameterName Parameter)> TakenFrom() =>
        from entry in All.Connections
        from parameter in ParameterOwnership.Parameters(entry.Connection)
        where ParameterOwnership.Parameters(Client).Contains(parameter)
        select (entry.Connection.Name, parameter);
}
