using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Clients;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Adding;

/// <summary>Checks a new definition against the rules, the other definitions and what is stored.</summary>
internal sealed class PlanDefinition(Drafts drafts, ParameterLayout layout, IParameters parameters)
{
    /// <exception cref="CommandException">The definition breaks a rule.</exception>
    public async Task<ConnectionPlan> ConnectionAsync(string text, string json, CancellationToken cancellation)
    {
        var name = ConnectionName.Parse(text).OrRefuse();
        var definition = drafts.Of(layout.Definition(name), json);
        var catalogue = drafts.CatalogueWith(definition);
        var all = await catalogue.AllAsync(cancellation);
        var connection = all.Connections.FirstOrDefault(entry => entry.Connection.Name == name)?.Connection;
        var problem = connection is null
            ? all.Entries.OfType<ConnectionEntry.Malformed>().First(entry => entry.Name == name.Value).Problem
            : (await catalogue.RefusedAsync(all, cancellation)).GetValueOrDefault(name);
        Refuse(definition, problem, "tokens add");
        var existing = await parameters.ExistingAsync(
            [
                definition.Name,
                .. connection!.Credentials.OfType<CredentialSource.InParameter>().Select(source => source.Name),
                connection.Outputs.AccessToken,
            ],
            cancellation
        );
        return new ConnectionPlan(connection, new Draft(definition, all, existing));
    }

    /// <inheritdoc cref="ConnectionAsync"/>
    public async Task<ClientPlan> ClientAsync(string text, string json, CancellationToken cancellation)
    {
        var name = ClientName.Parse(text).OrRefuse();
        var definition = drafts.Of(layout.Definition(name), json);
        var catalogue = drafts.CatalogueWith(definition);
        var all = await catalogue.AllAsync(cancellation);
        var entry = all.Clients.First(entry => entry.Name == name.Value);
        var problem = entry is ClientEntry.Malformed malformed
            ? malformed.Problem
            : (await catalogue.RefusedOwnersAsync(all, cancellation)).GetValueOrDefault(
                new DefinitionOwner.OfClient(name)
            );
        Refuse(definition, problem, "tokens client add");
        var existing = await parameters.ExistingAsync(
            [definition.Name, .. ParameterOwnership.Parameters(entry)],
            cancellation
        );
        return new ClientPlan(((ClientEntry.Defined)entry).Client, new Draft(definition, all, existing));
    }

    private static void Refuse(StoredParameter definition, string? problem, string command)
    {
        if (problem is not null)
        {
            throw new CommandException(Drafts.Problem(definition, problem), $"see {command} --help", ExitCode.Usage);
        }
    }
}
