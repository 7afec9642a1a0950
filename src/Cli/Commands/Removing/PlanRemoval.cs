using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Removing;

/// <summary>Finds what belongs to a connection and to no other.</summary>
internal sealed class PlanRemoval(ICatalogue catalogue, ParameterLayout layout, IParameters parameters)
{
    /// <param name="text">The connection's name.</param>
    /// <param name="keepsCredentials">Whether its credentials stay.</param>
    /// <param name="elsewhere">Whether those of its parameters go that lie outside its own folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">There is no such connection, and nothing left of one.</exception>
    public async Task<RemovalPlan> MakeAsync(
        string text,
        bool keepsCredentials,
        bool elsewhere,
        CancellationToken cancellation
    )
    {
        var name = FindConnection.Name(text);
        var all = await catalogue.AllAsync(cancellation);
        var own = Own(name, all);
        var unreadable = all
            .Entries.OfType<ConnectionEntry.Malformed>()
            .Select(entry => entry.Name)
            .Where(other => other != name.Value)
            .ToList();
        var records = new[] { layout.Definition(name), layout.Status(name) };
        var existing = await parameters.ExistingAsync([.. records, .. own.Credentials, .. own.Outputs], cancellation);
        if (existing.Count == 0)
        {
            throw new CommandException(
                $"there is no connection {name}",
                "tokens status shows those there are",
                ExitCode.Usage
            );
        }

        var judged = own
            .Credentials.Concat(own.Outputs)
            .Where(existing.Contains)
            .Select(parameter =>
                (
                    Parameter: parameter,
                    Why: ParameterUsers.Of(parameter, all, new DefinitionOwner.OfConnection(name))
                        is { Length: > 0 } users
                        ? $"used by {users}"
                    : keepsCredentials && own.Credentials.Contains(parameter) ? "a credential"
                    : !elsewhere && !parameter.IsBelow(layout.Root.Append(name.Value)) ? "lies elsewhere"
                    : unreadable.Count > 0 && own.Credentials.Contains(parameter)
                        ? $"perhaps used by {string.Join(", ", unreadable)}, whose definition cannot be read"
                    : null
                )
            )
            .ToList();
        return new RemovalPlan(
            name.Value,
            [.. records.Where(existing.Contains), .. judged.Where(one => one.Why is null).Select(one => one.Parameter)],
            [.. judged.Where(one => one.Why is not null).Select(one => (one.Parameter, one.Why!))]
        )
        {
            Command = $"tokens remove {name}",
            HasDefinition = existing.Contains(layout.Definition(name)),
            Unreadable = unreadable,
        };
    }

    /// <summary>Where no definition tells, what lies at the usual places.</summary>
    private (IReadOnlyList<ParameterName> Credentials, IReadOnlyList<ParameterName> Outputs) Own(
        ConnectionName name,
        Catalogue all
    )
    {
        if (all.Connections.FirstOrDefault(entry => entry.Connection.Name == name) is { } defined)
        {
            var connection = defined.Connection;
            return ([.. Credentials(connection)], [connection.Outputs.AccessToken, connection.Outputs.InstanceUrl]);
        }

        return (
            [layout.ClientId(name), layout.ClientSecret(name), layout.RefreshToken(name)],
            [layout.AccessToken(name), layout.InstanceUrl(name)]
        );
    }

    /// <summary>Those of its own: the id and secret of a named client stay with the client.</summary>
    private static IEnumerable<ParameterName> Credentials(Connection connection) =>
        ParameterOwnership
            .Parameters(connection)
            .Where(parameter =>
                parameter != connection.Outputs.AccessToken && parameter != connection.Outputs.InstanceUrl
            );
}
