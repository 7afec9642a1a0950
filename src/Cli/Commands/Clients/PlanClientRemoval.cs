using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Finds what belongs to a client and to nobody else.</summary>
internal sealed class PlanClientRemoval(ICatalogue catalogue, ParameterLayout layout, IParameters parameters)
{
    /// <param name="text">The client's name.</param>
    /// <param name="elsewhere">Whether its id and secret go where they lie outside its own folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">There is no such client, or connections use it.</exception>
    public async Task<RemovalPlan> MakeAsync(string text, bool elsewhere, CancellationToken cancellation)
    {
        var name = FindClient.Name(text);
        var definitions = await parameters.ListAsync(layout.Connections, cancellation);
        RefuseUsed(name, definitions);
        var all = await catalogue.AllAsync(cancellation);
        var records = new[] { layout.Definition(name) };
        var own = Own(name, all);
        var existing = await parameters.ExistingAsync([.. records, .. own], cancellation);
        if (existing.Count == 0)
        {
            throw new CommandException(
                $"there is no client {name}",
                "tokens client list shows those there are",
                ExitCode.Usage
            );
        }

        var unreadable = Unreadable(definitions).ToList();
        var judged = own.Where(existing.Contains)
            .Select(parameter => (Parameter: parameter, Why: WhyKept(parameter, name, all, elsewhere, unreadable)))
            .ToList();
        return new RemovalPlan(
            name.Value,
            [.. records.Where(existing.Contains), .. judged.Where(one => one.Why is null).Select(one => one.Parameter)],
            [.. judged.Where(one => one.Why is not null).Select(one => (one.Parameter, one.Why!))]
        )
        {
            Command = $"tokens client remove {name}",
            HasDefinition = existing.Contains(layout.Definition(name)),
            Unreadable = unreadable,
        };
    }

    /// <summary>
    /// By what the definitions say and not by the catalogue: one that is malformed for another reason uses the client as
    /// soon as that is corrected.
    /// </summary>
    private static void RefuseUsed(ClientName name, IEnumerable<StoredParameter> definitions)
    {
        var users = definitions
            .Where(one =>
                DefinitionJson.Parse(one.Value.Reveal()) is Parsed<Definition>.Valid read
                && read.Value[ConnectionFields.Client] == name.Value
            )
            .Select(one => one.Name.LastPart)
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

    private static IEnumerable<string> Unreadable(IEnumerable<StoredParameter> definitions) =>
        definitions
            .Where(one => DefinitionJson.Parse(one.Value.Reveal()) is Parsed<Definition>.Invalid)
            .Select(one => one.Name.LastPart);

    /// <summary>Where no definition says, what lies at the usual places.</summary>
    private IReadOnlyList<ParameterName> Own(ClientName name, Catalogue all) =>
        all.Clients.OfType<ClientEntry.Defined>().FirstOrDefault(entry => entry.Client.Name == name) is { } defined
            ? [.. ParameterOwnership.Parameters(defined.Client)]
            : [layout.ClientId(name), layout.ClientSecret(name)];

    /// <returns>Null where it goes.</returns>
    private string? WhyKept(
        ParameterName parameter,
        ClientName name,
        Catalogue all,
        bool elsewhere,
        List<string> unreadable
    ) =>
        ParameterUsers.Of(parameter, all, new DefinitionOwner.OfClient(name)) is { Length: > 0 } users
            ? $"used by {users}"
        : !elsewhere && !parameter.IsBelow(layout.Definition(name)) ? "lies elsewhere"
        : unreadable.Count > 0 ? $"perhaps used by {string.Join(", ", unreadable)}, whose definition cannot be read"
        : null;
}
