using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Cli.Commands.Adding;

/// <summary>
/// Writes a connection that has proved itself: what cannot be had again first, the definition last, so that no function
/// meets half of it. From the exchange on Ctrl-C ends nothing.
/// </summary>
internal sealed class WriteConnection(
    IParameters parameters,
    IAccessTokens tokens,
    KeepRefreshToken keep,
    ParameterLayout layout,
    Terminal terminal
)
{
    /// <param name="plan">What is to be.</param>
    /// <param name="given">The credentials that are not in the store.</param>
    /// <param name="issued">What the trial's exchange issued; null where that is stored.</param>
    /// <param name="policies">For the client secret.</param>
    /// <returns>The parameters that were written, in their order.</returns>
    /// <exception cref="CommandException">Not all was written; what is told says where the refresh token is.</exception>
    public async Task<IReadOnlyList<ParameterName>> RunAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        ExchangeOutcome.Refreshed? issued,
        IReadOnlyList<NoChangePolicy> policies
    )
    {
        var written = new List<ParameterName>();
        try
        {
            await WriteAsync(plan, given, issued, policies, written);
            return written;
        }
        catch (StoreException failure)
        {
            throw new CommandException(failure.Message, Hint(written), ExitCode.Store);
        }
    }

    private static string Hint(List<ParameterName> written) =>
        written.Count == 0
            ? "nothing was written; once that is mended, run it again"
            : $"written are {string.Join(", ", written)}; once that is mended, run it again without what is stored"
                + " (refreshToken above all: the one in the store may be newer)";

    private async Task WriteAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        ExchangeOutcome.Refreshed? issued,
        IReadOnlyList<NoChangePolicy> policies,
        List<ParameterName> written
    )
    {
        var connection = plan.Connection;
        if (connection.Credentials.RefreshToken is { } name && issued is not null)
        {
            var own = given[new CredentialSource.InParameter(name)];
            var serving = issued.RefreshToken ?? own;
            await keep.RunAsync(new TokenToKeep(connection.Name, name, serving) { IsOnlyCopy = !serving.Matches(own) });
            written.Add(name);
        }

        foreach (var source in new[] { connection.Credentials.ClientId, connection.Credentials.ClientSecret })
        {
            if (source is CredentialSource.InParameter parameter && given.TryGetValue(source, out var value))
            {
                var isSecret = source == connection.Credentials.ClientSecret;
                // Of one that is there the tier, which no later write lowers, and the policies are its owner's.
                await WriteAsync(parameter.Name, value, isSecret && !plan.Exists(source) ? policies : []);
                written.Add(parameter.Name);
            }
        }

        if (issued is not null)
        {
            await SaveAsync(connection, issued, written);
        }

        var definition = layout.Definition(connection.Name);
        await parameters.WriteAsync(new ParameterWrite(definition, Secret.Of(plan.Definition)), CancellationToken.None);
        written.Add(definition);
        if (
            connection.Credentials.ClientSecret is CredentialSource.InParameter secret
            && given.TryGetValue(secret, out var proved)
        )
        {
            await TryLabelAsync(secret, proved);
        }
    }

    /// <summary>Everything is stored by now, and the next refresh puts the label as well.</summary>
    private async Task TryLabelAsync(CredentialSource.InParameter secret, Secret proved)
    {
        try
        {
            await LabelAsync(secret, proved);
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

    /// <summary>The exchange has proved the secret; last, since the next refresh would find that out as well.</summary>
    private async Task LabelAsync(CredentialSource.InParameter secret, Secret proved)
    {
        var newest = new ParameterSelector(secret.Name);
        var found = await parameters.GetAsync([newest], decrypt: true, CancellationToken.None);
        // Somebody may have written another one meanwhile, which nobody has tried.
        if (found[newest] is ParameterLookup.Found { Parameter: var stored } && stored.Value.Matches(proved))
        {
            await parameters.LabelAsync(secret.Name, stored.Version, Labels.Proven, CancellationToken.None);
        }
    }

    private Task WriteAsync(ParameterName name, Secret value, IReadOnlyList<NoChangePolicy> policies) =>
        parameters.WriteAsync(
            new ParameterWrite(name, value)
            {
                IsSecure = true,
                KeepsItsKey = true,
                Policies = policies,
            },
            CancellationToken.None
        );

    private async Task SaveAsync(Connection connection, ExchangeOutcome.Refreshed issued, List<ParameterName> written)
    {
        await tokens.SaveAsync(connection, issued.Token, CancellationToken.None);
        written.Add(connection.Outputs.AccessToken);
        if (issued.InstanceUrl is { } url)
        {
            await tokens.SaveInstanceUrlAsync(connection, url, CancellationToken.None);
            written.Add(connection.Outputs.InstanceUrl);
        }
    }
}
