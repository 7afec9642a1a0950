using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Output;

namespace Tokens.Cli.Operations;

/// <summary>Writes a client's id or secret, and labels a secret that works. Ctrl-C cancels neither.</summary>
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
    /// Labels the newest version, if it is the secret that was proved. A failure is only a warning: everything is stored,
    /// and the next refresh sets the label.
    /// </summary>
    /// <param name="secret">Its parameter.</param>
    /// <param name="proved">The value that works.</param>
    /// <param name="isShared">
    /// Whether others use it: if a version is proven already, the label is left to the next refresh, which notifies of the
    /// completed rotation.
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
                $"the client secret is not labelled {Labels.Proven} yet: {failure.Message}; the next refresh sets the label"
            );
        }
    }

    private async Task LabelAsync(CredentialSource.InParameter secret, Secret proved, bool isShared)
    {
        var newest = new ParameterSelector(secret.Name);
        var proven = new ParameterSelector(secret.Name, Labels.Proven);
        var found = await parameters.GetAsync([newest, proven], decrypt: true, CancellationToken.None);
        // Another process may have written a version that was not tried.
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
