using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Finds the connection that a command is about, among all that there are.</summary>
internal sealed class FindConnection(ICatalogue catalogue)
{
    /// <exception cref="CommandException">There is none of that name, or its definition cannot be used.</exception>
    public async Task<FoundConnection> RunAsync(string name, CancellationToken cancellation) =>
        await OrNoneAsync(ConnectionName.Parse(name).OrRefuse(), cancellation)
        ?? throw new CommandException(
            $"there is no connection {name}",
            "tokens status shows those there are",
            ExitCode.Usage
        );

    /// <returns>Null where there is none of that name.</returns>
    /// <exception cref="CommandException">Its definition cannot be used.</exception>
    public async Task<FoundConnection?> OrNoneAsync(ConnectionName name, CancellationToken cancellation)
    {
        var all = await catalogue.AllAsync(cancellation);
        if (
            all.Entries.OfType<ConnectionEntry.Malformed>().FirstOrDefault(entry => entry.Name == name.Value) is
            { } malformed
        )
        {
            throw new CommandException(malformed.Problem, "fix the definition first", ExitCode.Trouble);
        }

        var refused = await catalogue.RefusedAsync(all, cancellation);
        if (refused.GetValueOrDefault(name) is { } reason)
        {
            throw new CommandException(reason, "fix the definition first", ExitCode.Trouble);
        }

        return all.Connections.FirstOrDefault(entry => entry.Connection.Name == name) is { } found
            ? new FoundConnection(found, all)
            : null;
    }
}

/// <param name="All">It, and all others.</param>
internal sealed record FoundConnection(ConnectionEntry.Defined Entry, Catalogue All)
{
    public Connection Connection => Entry.Connection;

    public ConnectionName Name => Entry.Connection.Name;
}
