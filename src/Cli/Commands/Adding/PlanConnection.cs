using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Adding;

/// <summary>Holds a new definition against the rules, the other definitions and what is stored already.</summary>
internal sealed class PlanConnection(Drafts drafts, ParameterLayout layout, IParameters parameters)
{
    /// <exception cref="CommandException">The definition breaks a rule.</exception>
    public async Task<ConnectionPlan> MakeAsync(string text, string json, CancellationToken cancellation)
    {
        var name = FindConnection.Name(text);
        var draft = drafts.Of(layout.Definition(name), json);
        var catalogue = drafts.CatalogueWith(draft);
        var all = await catalogue.AllAsync(cancellation);
        var entry = Defined(name, draft, all);
        var refused = await catalogue.RefusedAsync(all, cancellation);
        if (refused.GetValueOrDefault(name) is { } reason)
        {
            throw Wrong(reason);
        }

        var existing = await parameters.ExistingAsync([draft.Name, .. Parameters(entry.Connection)], cancellation);
        return new ConnectionPlan(entry, draft, all, existing) { Replaces = existing.Contains(draft.Name) };
    }

    private static ConnectionEntry.Defined Defined(ConnectionName name, StoredParameter draft, Catalogue all) =>
        all.Connections.FirstOrDefault(entry => entry.Connection.Name == name)
        ?? throw Wrong(
            Drafts.Problem(
                draft,
                all.Entries.OfType<ConnectionEntry.Malformed>().First(entry => entry.Name == name.Value).Problem
            )
        );

    private static IEnumerable<ParameterName> Parameters(Connection connection) =>
        connection
            .Credentials.All.OfType<CredentialSource.InParameter>()
            .Select(source => source.Name)
            .Append(connection.Outputs.AccessToken);

    private static CommandException Wrong(string problem) => new(problem, "see tokens add --help", ExitCode.Usage);
}
