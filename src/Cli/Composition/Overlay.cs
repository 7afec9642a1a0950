using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.Composition;

/// <summary>What a trial takes for stored although it is not.</summary>
/// <param name="Credentials">In the place of what the store has.</param>
/// <param name="Definition">A definition in the place of the stored one of its name; null for none.</param>
internal sealed record Overlay(
    IReadOnlyDictionary<CredentialSource, Secret> Credentials,
    StoredParameter? Definition = null
);
