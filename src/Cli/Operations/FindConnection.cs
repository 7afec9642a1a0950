using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Finds the connection that a command is about.</summary>
internal sealed class FindConnection(ICatalogue catalogue)
{
    /// <exception cref="CommandException">There is no such connection, or its definition is invalid.</exception>
    public async Task<FoundConnection> RunAsync(string name, CancellationToken cancellation) =>
        await OrNoneAsync(ConnectionName.Parse(name).OrRefuse(), cancellation)
        ?? throw new CommandException(
            $"there is no connection {name}",
            "tokens status shows those there are",
            ExitCode.Usage
        );

    /// <returns>Null where there is no connection of that name.</returns>
    /// <exception cref="CommandException">Its definition is invalid.</exception>
    public async Task<FoundConnection?> OrNoneAsync(ConnectionName name, CancellationToken cancellation)
    {
        var all = await catalogue.AllAsync(cancellation);
        var malformed = all.Entries.OfType<ConnectionEntry.Malformed>().FirstOrDefault(one => one.Name == name.Value);
        var problem = malformed?.Problem ?? (await catalogue.RefusedAsync(all, cancellation)).GetValueOrDefault(name);
        if (problem is not null)
        {
            throw new CommandException(problem, "fix the definition first", ExitCode.Trouble);
        }

        return all.Connections.FirstOrDefault(entry => entry.Connection.Name == name) is { } found
            ? new FoundConnection(found, all)
            : null;
    }
}

/// <param name="All">This connection, and all others.</param>
internal sealed record FoundConnection(ConnectionEntry.Defined Entry, Catalogue All)
{
    public Connection Connection => Entry.Connection;

    public ConnectionName Name => Entry.Connection.Name;
}
