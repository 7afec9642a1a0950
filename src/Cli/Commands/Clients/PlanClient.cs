using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Holds a new client's definition against the rules, the other definitions and what is stored already.</summary>
internal sealed class PlanClient(Drafts drafts, ParameterLayout layout, IParameters parameters)
{
    /// <exception cref="CommandException">The definition breaks a rule.</exception>
    public async Task<ClientPlan> MakeAsync(string text, string json, CancellationToken cancellation)
    {
        var name = FindClient.Name(text);
        var draft = drafts.Of(layout.Definition(name), json);
        var catalogue = drafts.CatalogueWith(draft);
        var all = await catalogue.AllAsync(cancellation);
        var client = Defined(name, draft, all);
        var refused = await catalogue.RefusedOwnersAsync(all, cancellation);
        if (refused.GetValueOrDefault(new DefinitionOwner.OfClient(name)) is { } reason)
        {
            throw Wrong(reason);
        }

        var existing = await parameters.ExistingAsync(
            [draft.Name, .. ParameterOwnership.Parameters(client)],
            cancellation
        );
        return new ClientPlan(client, draft, all, existing);
    }

    private static Client Defined(ClientName name, StoredParameter draft, Catalogue all) =>
        all.Clients.First(entry => entry.Name == name.Value) switch
        {
            ClientEntry.Defined defined => defined.Client,
            ClientEntry.Malformed malformed => throw Wrong(Drafts.Problem(draft, malformed.Problem)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static CommandException Wrong(string problem) =>
        new(problem, "see tokens client add --help", ExitCode.Usage);
}
