using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Commands.Adding;

/// <summary>A definition that is not written yet.</summary>
/// <param name="Definition">Its parameter.</param>
/// <param name="All">The catalogue with it.</param>
/// <param name="Existing">The parameters that exist, of it and those that it names.</param>
internal sealed record Draft(StoredParameter Definition, Catalogue All, IReadOnlySet<ParameterName> Existing)
{
    /// <summary>Whether there is a definition of that name, well formed or not.</summary>
    public bool Replaces => Existing.Contains(Definition.Name);

    public bool Exists(CredentialSource source) =>
        source is CredentialSource.InParameter parameter && Existing.Contains(parameter.Name);

    public AskedCredential Ask(DefinitionField field, CredentialSource source) =>
        new(field.Name, source) { Exists = Exists(source) };

    /// <summary>What happens to the credentials that exist.</summary>
    public IEnumerable<string> Warnings(
        IEnumerable<CredentialSource> own,
        IReadOnlyDictionary<CredentialSource, Secret> given
    ) =>
        own.Where(Exists)
            .Select(source =>
                given.ContainsKey(source)
                    ? $"{source.Place} is there already and gets a new version"
                    : $"{source.Place} is there already; its value is kept"
            );
}
