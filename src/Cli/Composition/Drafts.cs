using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Composition;

/// <summary>Definitions that are tried before they are written.</summary>
internal sealed class Drafts(
    IParameters parameters,
    ParameterLayout layout,
    ConnectionRules rules,
    ClientRules clientRules,
    TimeProvider clock
)
{
    public StoredParameter Of(ParameterName name, string json) =>
        new(name, Secret.Of(json), Version: 1, clock.GetUtcNow());

    /// <summary>The catalogue as it is once the draft is written, in the place of what is there under its name.</summary>
    public ICatalogue CatalogueWith(StoredParameter draft) =>
        new ConnectionCatalogue(new OverlaidParameters(parameters, draft), layout, rules, clientRules);

    /// <summary>What is wrong with the draft, without the name of a parameter that is not there yet.</summary>
    public static string Problem(StoredParameter draft, string problem)
    {
        var place = $"parameter {draft.Name}: ";
        return problem.StartsWith(place, StringComparison.Ordinal) ? problem[place.Length..] : problem;
    }
}
