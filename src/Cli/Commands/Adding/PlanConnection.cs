using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;
using Tokens.Domain;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Clients;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Commands.Adding;

/// <summary>Holds a new definition against the rules, the other connections and what is stored already.</summary>
internal sealed class PlanConnection(
    IConnectionCatalogue catalogue,
    ConnectionRules rules,
    ParameterLayout layout,
    IParameters parameters,
    TimeProvider clock
)
{
    /// <exception cref="CommandException">The definition breaks a rule.</exception>
    public async Task<ConnectionPlan> MakeAsync(string name, string json, CancellationToken cancellation)
    {
        var stored = await catalogue.AllAsync(cancellation);
        var connection = Define(FindConnection.Name(name), json, stored.Clients);
        var entry = new CatalogueEntry.Defined(connection, clock.GetUtcNow());
        var all = OverlaidCatalogue.With(stored, entry);
        await RefuseConflictAsync(entry, all, cancellation);
        var definition = layout.Definition(entry.Connection.Name);
        var existing = await parameters.ExistingAsync([definition, .. Parameters(entry.Connection)], cancellation);
        return new ConnectionPlan(entry, json, all, existing) { Replaces = existing.Contains(definition) };
    }

    private Connection Define(ConnectionName name, string json, IReadOnlyList<ClientEntry> clients) =>
        DefinitionJson.Parse(json) switch
        {
            Parsed<ConnectionDefinition>.Valid definition => rules.Define(name, definition.Value, clients) switch
            {
                Parsed<Connection>.Valid connection => connection.Value,
                Parsed<Connection>.Invalid invalid => throw Wrong(invalid.Problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            Parsed<ConnectionDefinition>.Invalid invalid => throw Wrong(invalid.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task RefuseConflictAsync(CatalogueEntry.Defined entry, Catalogue all, CancellationToken cancellation)
    {
        var refused = await new OverlaidCatalogue(catalogue, entry).RefusedAsync(all, cancellation);
        if (refused.GetValueOrDefault(entry.Connection.Name) is { } reason)
        {
            throw Wrong(reason);
        }
    }

    private static IEnumerable<ParameterName> Parameters(Connection connection) =>
        connection
            .Credentials.All.OfType<CredentialSource.InParameter>()
            .Select(source => source.Name)
            .Append(connection.Outputs.AccessToken);

    private static CommandException Wrong(string problem) => new(problem, "see tokens add --help", ExitCode.Usage);
}
