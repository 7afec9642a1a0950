using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Output;

namespace Tokens.Cli.Operations;

/// <summary>Writes a client's id or secret, and labels a secret that was seen to work. Ctrl-C ends neither.</summary>
internal sealed class WriteCredential(IParameters parameters, Terminal terminal)
{
    /// <exception cref="StoreException">It could not be written.</exception>
    public Task RunAsync(ParameterName name, Secret value, IReadOnlyList<NoChangeNotification> policies) =>
        parameters.WriteAsync(
            new ParameterWrite(name, value)
            {
                IsSecure = true,
                KeepsItsKey = true,
                Policies = policies,
            },
            CancellationToken.None
        );

    /// <summary>
    /// Labels the newest version, if it is the secret that was proved. A failure is a warning only: everything is stored by
    /// now, and the next refresh puts the label as well.
    /// </summary>
    /// <param name="secret">Where it is.</param>
    /// <param name="proved">What it has to be.</param>
    /// <param name="isShared">
    /// Whether others use it: then one after a version that is known to work is left to the next refresh, which notifies
    /// of a completed rotation.
    /// </param>
    public async Task TryLabelAsync(CredentialSource.InParameter secret, Secret proved, bool isShared)
    {
        try
        {
            await LabelAsync(secret, proved, isShared);
        }
        catch (StoreException failure)
        {
            terminal.Note(
                Style.Warning,
                "warning",
                $"the client secret is not labelled {Labels.Proven} yet: {failure.Message}; the next refresh does that"
            );
        }
    }

    private async Task LabelAsync(CredentialSource.InParameter secret, Secret proved, bool isShared)
    {
        var newest = new ParameterSelector(secret.Name);
        var proven = new ParameterSelector(secret.Name, Labels.Proven);
        var found = await parameters.GetAsync([newest, proven], decrypt: true, CancellationToken.None);
        // Somebody may have written another one meanwhile, which nobody has tried.
        if (
            found[newest] is ParameterLookup.Found { Parameter: var stored }
            && stored.Value.Matches(proved)
            && (!isShared || found[proven] is ParameterLookup.Missing)
        )
        {
            await parameters.LabelAsync(secret.Name, stored.Version, Labels.Proven, CancellationToken.None);
        }
    }
}
