using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>Definitions from before named clients, each with the commands that migrate it.</summary>
internal sealed class LegacyDefinitionsCheck(IParameters parameters, ParameterLayout layout, AllowedPaths paths)
    : IDoctorCheck
{
    public string Name => "earlier form";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var stored = await parameters.ListAsync(layout.Connections, context.Cancellation);
        var all = stored
            .Select(Read)
            .OfType<LegacyDefinition>()
            .OrderBy(one => one.Name.Value, StringComparer.Ordinal)
            .ToList();
        var definitions = new LegacyDefinitions(all, layout, paths);
        var groups = ClientGroup.Of(definitions.InNeedOfClient, context.Snapshot.Catalogue.Clients);
        var findings = all.Select(one => Describe(one, definitions, groups)).OfType<Finding>().ToList();
        if (findings.Count == 0)
        {
            yield return Finding.Fine("definitions", "none is in the form from before named clients");
        }

        foreach (var finding in findings)
        {
            yield return finding;
        }
    }

    private static Finding? Describe(
        LegacyDefinition one,
        LegacyDefinitions definitions,
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
            what.Add("it is disabled, and tokens add enables it");
        }

        var dropped = moved.Where(token => !token.Stays).Select(token => token.Field).ToHashSet();
        var group = groups.FirstOrDefault(client => client.Members.Contains(one));
        if (group is null && reasons.Count > 0)
        {
            what.Add("its other fields exclude a named client, so tokens add asks for its own id and secret");
        }

        return Finding.Error(
            one.Name.Value,
            string.Join("; ", what),
            string.Join(" && ", new[] { group?.Command, AddCommandLine.Of(one, group, dropped) }.OfType<string>())
        );
    }

    /// <returns>Null for one that names a client, and for one that was never valid.</returns>
    private LegacyDefinition? Read(StoredParameter stored)
    {
        var name = ConnectionName.Parse(stored.Name.LastPart);
        return
            !stored.IsSecure
            && name is Parsed<ConnectionName>.Valid valid
            && DefinitionJson.Parse(stored.Value.Reveal()) is Parsed<Definition>.Valid { Value: var fields }
            && !fields.Has(ConnectionFields.Client)
            && ProviderProfiles.Parse(fields[ClientFields.Provider]) is Parsed<ProviderProfile>.Valid provider
            ? new LegacyDefinition(valid.Value, provider.Value, fields, layout)
            : null;
    }
}
