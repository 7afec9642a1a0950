using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Removing;

/// <summary>Finds what belongs to a connection or a client, and to no other.</summary>
internal sealed class PlanRemoval(ICatalogue catalogue, ParameterLayout layout, IParameters parameters)
{
    /// <param name="text">The connection's name.</param>
    /// <param name="keepsCredentials">Whether its credentials stay.</param>
    /// <param name="elsewhere">Whether its parameters outside its own folder are deleted too.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">There is no such connection, and nothing left of one.</exception>
    public async Task<RemovalPlan> ConnectionAsync(
        string text,
        bool keepsCredentials,
        bool elsewhere,
        CancellationToken cancellation
    )
    {
        var name = ConnectionName.Parse(text).OrRefuse();
        var all = await catalogue.AllAsync(cancellation);
        var defined = all.Connections.FirstOrDefault(entry => entry.Connection.Name == name)?.Connection;
        ParameterName[] outputs = defined is null
            ? [layout.AccessToken(name), layout.InstanceUrl(name)]
            : [defined.Outputs.AccessToken, defined.Outputs.InstanceUrl];
        var removal = new Removal(new DefinitionOwner.OfConnection(name), layout.Folder(name), elsewhere)
        {
            Name = name.Value,
            Command = $"tokens remove {name}",
            Records = [layout.Definition(name), layout.Status(name)],
            // The id and secret of a named client stay with the client.
            Credentials = defined is null
                ? [layout.ClientId(name), layout.ClientSecret(name), layout.RefreshToken(name)]
                : [.. ParameterOwnership.Parameters(defined).Except(outputs)],
            Outputs = outputs,
            KeepsCredentials = keepsCredentials,
            Unreadable =
            [
                .. all
                    .Entries.OfType<ConnectionEntry.Malformed>()
                    .Select(entry => entry.Name)
                    .Where(other => other != name.Value),
            ],
        };
        return await MakeAsync(removal, all, "tokens status", cancellation);
    }

    /// <param name="text">The client's name.</param>
    /// <param name="elsewhere">Whether its id and secret outside its own folder are deleted too.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">There is no such client, or connections use it.</exception>
    public async Task<RemovalPlan> ClientAsync(string text, bool elsewhere, CancellationToken cancellation)
    {
        var name = ClientName.Parse(text).OrRefuse();
        var stored = await parameters.ListAsync(layout.Connections, cancellation);
        var definitions = stored
            .Select(one => KeyValuePair.Create(one.Name.LastPart, DefinitionJson.Parse(one.Value.Reveal())))
            .ToList();
        RefuseUsed(name, definitions);
        var all = await catalogue.AllAsync(cancellation);
        var defined = all.Clients.OfType<ClientEntry.Defined>().FirstOrDefault(entry => entry.Client.Name == name);
        var removal = new Removal(new DefinitionOwner.OfClient(name), layout.Definition(name), elsewhere)
        {
            Name = name.Value,
            Command = $"tokens client remove {name}",
            Records = [layout.Definition(name)],
            Credentials = defined is null
                ? [layout.ClientId(name), layout.ClientSecret(name)]
                : [.. ParameterOwnership.Parameters(defined.Client)],
            Unreadable = [.. definitions.Where(one => one.Value is Parsed<Definition>.Invalid).Select(one => one.Key)],
        };
        return await MakeAsync(removal, all, "tokens client list", cancellation);
    }

    /// <summary>
    /// By what the definitions say and not by the catalogue: one that is malformed for another reason uses the client as
    /// soon as that is corrected.
    /// </summary>
    private static void RefuseUsed(ClientName name, List<KeyValuePair<string, Parsed<Definition>>> definitions)
    {
        var users = definitions
            .Where(one =>
                one.Value is Parsed<Definition>.Valid read && read.Value[ConnectionFields.Client] == name.Value
            )
            .Select(one => one.Key)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (users.Count > 0)
        {
            throw new CommandException(
                $"client {name} is used by {string.Join(", ", users)}",
                "remove these connections first, or give them another client: tokens add … --client …",
                ExitCode.Usage
            );
        }
    }

    private async Task<RemovalPlan> MakeAsync(
        Removal removal,
        Catalogue all,
        string list,
        CancellationToken cancellation
    )
    {
        List<ParameterName> own = [.. removal.Credentials, .. removal.Outputs];
        var existing = await parameters.ExistingAsync([.. removal.Records, .. own], cancellation);
        if (existing.Count == 0)
        {
            throw new CommandException($"there is no {removal.Owner}", $"{list} shows those there are", ExitCode.Usage);
        }

        var judged = own.Where(existing.Contains)
            .Select(parameter => (Parameter: parameter, Why: removal.WhyKept(parameter, all)))
            .ToList();
        return new RemovalPlan(
            removal.Name,
            [
                .. removal.Records.Where(existing.Contains),
                .. judged.Where(one => one.Why is null).Select(one => one.Parameter),
            ],
            [.. judged.Where(one => one.Why is not null).Select(one => new KeptDocument(one.Parameter.Value, one.Why!))]
        )
        {
            Command = removal.Command,
            HasDefinition = existing.Contains(removal.Records[0]),
            Unreadable = removal.Unreadable,
        };
    }

    /// <summary>What may be removed: by the definition, or where there is none, what has the standard names.</summary>
    /// <param name="Folder">The own one.</param>
    /// <param name="Elsewhere">Whether parameters outside of it are deleted too.</param>
    private sealed record Removal(DefinitionOwner Owner, ParameterName Folder, bool Elsewhere)
    {
        public required string Name { get; init; }

        public required string Command { get; init; }

        /// <summary>The definition first.</summary>
        public required IReadOnlyList<ParameterName> Records { get; init; }

        public required IReadOnlyList<ParameterName> Credentials { get; init; }

        public IReadOnlyList<ParameterName> Outputs { get; init; } = [];

        public bool KeepsCredentials { get; init; }

        public required IReadOnlyList<string> Unreadable { get; init; }

        /// <returns>Null where it is deleted.</returns>
        public string? WhyKept(ParameterName parameter, Catalogue all) =>
            ParameterUsers.Of(parameter, all, Owner) is { Length: > 0 } users ? $"used by {users}"
            : KeepsCredentials && Credentials.Contains(parameter) ? "a credential"
            : !Elsewhere && !parameter.IsBelow(Folder) ? "lies elsewhere"
            : Unreadable.Count > 0 && Credentials.Contains(parameter)
                ? $"perhaps used by {string.Join(", ", Unreadable)}, whose definition cannot be read"
            : null;
    }
}
