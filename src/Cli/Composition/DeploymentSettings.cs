using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Composition;

/// <summary>
/// The settings that the stack writes to <c>{root}/settings</c>. The command applies the deployment's rules and not its
/// shell's: an operator's rights are broader than the functions', and a definition must gain nothing by them.
/// </summary>
internal sealed class DeploymentSettings(IParameters parameters, ParameterLayout layout)
{
    /// <returns>
    /// Each variable that settings may have, null where it is not set there. Null where the store has no settings.
    /// </returns>
    /// <exception cref="CommandException">The settings are malformed.</exception>
    /// <exception cref="StoreException">They could not be read.</exception>
    public async Task<IReadOnlyDictionary<string, string?>?> ReadAsync(CancellationToken cancellation)
    {
        var selector = new ParameterSelector(layout.Settings);
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        return found[selector] switch
        {
            ParameterLookup.Found { Parameter: var stored } => Values(stored),
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason, unreadable.Kind),
            _ => null,
        };
    }

    public CommandException Wrong(string problem) =>
        new(
            $"parameter {layout.Settings}: {problem}",
            "the stack writes it: correct the stack's parameters and deploy it again",
            ExitCode.Usage
        );

    /// <param name="region">Null where it is not known.</param>
    public CommandException Missing(string? region) =>
        new(
            $"there is no parameter {layout.Settings} in {(region is null ? "this account" : $"{region} of this account")}",
            "check --root, --profile and --region; deploy the stack, which writes it; or give --without-settings to have "
                + "this shell's environment variables count instead",
            ExitCode.Usage
        );

    private Dictionary<string, string?> Values(StoredParameter stored)
    {
        var parsed = stored.IsSecure
            ? new Parsed<IReadOnlyDictionary<string, string>>.Invalid("is a SecureString and has to be a String")
            : SettingsJson.Parse(stored.Value.Reveal());
        return parsed switch
        {
            Parsed<IReadOnlyDictionary<string, string>>.Valid { Value: var values } =>
                SettingsJson.Variables.ToDictionary(name => name, values.GetValueOrDefault),
            Parsed<IReadOnlyDictionary<string, string>>.Invalid invalid => throw Wrong(invalid.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
