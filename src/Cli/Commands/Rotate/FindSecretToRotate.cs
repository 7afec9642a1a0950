using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Rotate;

/// <summary>Finds a client by its own name, or by that of a connection that uses it.</summary>
internal sealed class FindSecretToRotate(ICatalogue catalogue, TakeSnapshot snapshot)
{
    /// <exception cref="CommandException">There is none, its definition is invalid, or the name is ambiguous.</exception>
    public async Task<SecretToRotate> RunAsync(string name, CancellationToken cancellation)
    {
        var all = await catalogue.AllAsync(cancellation);
        var client = all.Clients.FirstOrDefault(entry => entry.Name == name);
        var connection = all.Connections.FirstOrDefault(entry => entry.Connection.Name.Value == name)?.Connection;
        var malformed = all.Entries.OfType<ConnectionEntry.Malformed>().FirstOrDefault(entry => entry.Name == name);
        return (client, connection, malformed) switch
        {
            (ClientEntry.Malformed bad, _, _) => throw Unusable(bad.Problem),
            (null, _, { } bad) => throw Unusable(bad.Problem),
            ({ }, { Client.Name: var used }, _) when used?.Value != name => throw Ambiguous(name, all),
            (null, { } found, _) => new SecretToRotate(found.Client, found.Name, all),
            (ClientEntry.Defined { Client: var found }, _, _) => new SecretToRotate(
                found,
                await ThroughAsync(found, all, cancellation),
                all
            ),
            _ => throw new CommandException(
                $"there is no client or connection {name}",
                "tokens status and tokens client list show those there are",
                ExitCode.Usage
            ),
        };
    }

    private async Task<ConnectionName> ThroughAsync(Client client, Catalogue all, CancellationToken cancellation) =>
        await TrialConnection.FindAsync(snapshot, client.Name!, all, cancellation)
        ?? throw new CommandException(
            $"client {client.Name} has no connection that could try a new secret",
            $"tokens add … --client {client.Name} adds one; tokens client add {client.Name} stores a secret without a trial",
            ExitCode.Usage
        );

    private static CommandException Ambiguous(string name, Catalogue all)
    {
        var users = all
            .Connections.Where(entry => entry.Connection.Client.Name?.Value == name)
            .Select(entry => entry.Connection.Name.Value)
            .ToList();
        return new CommandException(
            $"{name} is a client and also a connection that does not use that client",
            users.Count > 0
                ? $"for client {name} give one of its connections: {string.Join(", ", users)}; for connection {name} rename one of the two"
                : "rename one of the two",
            ExitCode.Usage
        );
    }

    private static CommandException Unusable(string problem) =>
        new(problem, "fix the definition first", ExitCode.Trouble);
}
