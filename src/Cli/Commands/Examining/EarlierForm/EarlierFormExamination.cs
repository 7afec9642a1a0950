using System.Runtime.CompilerServices;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Commands.Examining.EarlierForm;

/// <summary>Definitions that were written before there were clients, each with the commands that change it.</summary>
internal sealed class EarlierFormExamination(IParameters parameters, ParameterLayout layout, AllowedPaths paths)
    : IExamination
{
    public string Name => "earlier form";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var stored = await parameters.ListAsync(layout.Connections, cancellation);
        var all = stored
            .Select(Read)
            .OfType<EarlierDefinition>()
            .OrderBy(one => one.Name.Value, StringComparer.Ordinal)
            .ToList();
        var definitions = new EarlierDefinitions(all, layout, paths);
        var groups = ClientGroup.Of(definitions.InNeedOfClient, patient.Snapshot.Catalogue.Clients);
        var findings = all.Select(one => Describe(one, definitions, groups)).OfType<Finding>().ToList();
        if (findings.Count == 0)
        {
            yield return Finding.Fine("definitions", "none is of before clients");
        }

        foreach (var finding in findings)
        {
            yield return finding;
        }
    }

    private static Finding? Describe(
        EarlierDefinition one,
        EarlierDefinitions definitions,
        IReadOnlyList<ClientGroup> groups
    )
    {
        var (reasons, moved) = (definitions.Reasons(one).ToList(), definitions.Moved(one).ToList());
        if (reasons.Count == 0 && moved.Count == 0)
        {
            return null;
        }

        var what = reasons.Concat(moved.Select(token => $"its {token.Field} {token.Why}")).ToList();
        if (one.Fields[ConnectionFields.Enabled] == false)
        {
            what.Add("it is switched off, which tokens add ends");
        }

        var dropped = moved.Where(token => !token.Stays).Select(token => token.Field).ToHashSet();
        var group = groups.FirstOrDefault(client => client.Members.Contains(one));
        if (group is null && reasons.Count > 0)
        {
            what.Add("no client can serve it beside what it has, so it is asked for an id and secret of its own");
        }

        return Finding.Error(
            one.Name.Value,
            string.Join("; ", what),
            string.Join(" && ", new[] { group?.Command, AddCommandLine.Of(one, group, dropped) }.OfType<string>())
        );
    }

    /// <returns>Null for one that names a client, and for one that was never right.</returns>
    private EarlierDefinition? Read(StoredParameter stored)
    {
        var name = ConnectionName.Parse(stored.Name.LastPart);
        return
            !stored.IsSecure
            && name is Parsed<ConnectionName>.Valid valid
            && DefinitionJson.Parse(stored.Value.Reveal()) is Parsed<Definition>.Valid { Value: var fields }
            && !fields.Has(ConnectionFields.Client)
            && ProviderProfiles.Parse(fields[ClientFields.Provider]) is Parsed<ProviderProfile>.Valid provider
            ? new EarlierDefinition(valid.Value, provider.Value, fields, layout)
            : null;
    }
}
