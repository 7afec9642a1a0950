using Tokens.Cli.Commands.Adding;

namespace Tokens.Cli.Commands.Clients;

/// <summary>What adding a client comes to, before anything is written.</summary>
internal sealed record ClientPlan(Client Client, Draft Draft)
{
    public ClientName Name => Client.Name!;

    /// <summary>The store's reminders of the client secret, where it is new.</summary>
    public IReadOnlyList<NoChangeNotification> Policies =>
        Client.Secret is CredentialSource.InParameter secret ? ReminderPolicies.Of(secret.Name, Draft.All) : [];

    /// <summary>Those that are asked for: what a variable of the functions holds is changed by deploying them.</summary>
    public IReadOnlyList<AskedCredential> Asked =>
        [
            .. new[]
            {
                Draft.Ask(ClientFields.ClientId, Client.Id),
                Draft.Ask(ClientFields.ClientSecret, Client.Secret),
            }.Where(one => one.Source is CredentialSource.InParameter),
        ];

    /// <summary>What the operator has to know before anything is written.</summary>
    public IEnumerable<string> Warnings(IReadOnlyDictionary<CredentialSource, Secret> given)
    {
        if (Draft.Replaces)
        {
            var users = string.Join(", ", Draft.All.UsersOf(Name).Select(user => user.Connection.Name.Value));
            yield return $"there is a client {Name} already; its definition is replaced"
                + (users.Length == 0 ? "" : $" for the connections that use it: {users}");
        }

        foreach (var warning in Draft.Warnings([Client.Id, Client.Secret], given))
        {
            yield return warning;
        }

        foreach (var (connection, parameter) in TakenFrom())
        {
            yield return $"{parameter} is the connection {connection}'s own; that one is refused until it uses the client: tokens add {connection} --client {Name}";
        }
    }

    /// <summary>What a client names belongs to nobody else.</summary>
    private IEnumerable<(ConnectionName Connection, ParameterName Parameter)> TakenFrom() =>
        from entry in Draft.All.Connections
        from parameter in ParameterOwnership.Parameters(entry.Connection)
        where ParameterOwnership.Parameters(Client).Contains(parameter)
        select (entry.Connection.Name, parameter);
}
