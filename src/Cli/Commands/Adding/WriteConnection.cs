using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Adding;

/// <summary>
/// Writes a connection that has proved itself: what cannot be had again first, the definition last, so that no function
/// meets half of it. From the exchange on Ctrl-C ends nothing. The id and secret of a named client are never written.
/// </summary>
internal sealed class WriteConnection(
    IParameters parameters,
    IAccessTokens tokens,
    KeepRefreshToken keep,
    WriteCredential credentials
)
{
    /// <param name="plan">What is to be.</param>
    /// <param name="given">The credentials that are not in the store.</param>
    /// <param name="tried">What the trial's exchange issued; null where that is stored.</param>
    /// <param name="policies">For the client secret.</param>
    /// <returns>The parameters that were written, in their order.</returns>
    /// <exception cref="CommandException">Not all was written; the message says where the refresh token is.</exception>
    public async Task<IReadOnlyList<ParameterName>> RunAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        TriedExchange? tried,
        IReadOnlyList<NoChangeNotification> policies
    )
    {
        var written = new List<ParameterName>();
        try
        {
            await WriteAsync(plan, given, tried?.IssuedTokens, policies, written);
        }
        catch (StoreException failure)
        {
            throw new CommandException(failure.Message, Hint(written), ExitCode.Store);
        }

        await LabelAsync(plan, given, tried);
        return written;
    }

    private static string Hint(List<ParameterName> written) =>
        written.Count == 0
            ? "nothing was written; once that is fixed, run it again"
            : $"written are {string.Join(", ", written)}; once that is fixed, run it again without what is stored"
                + " (refreshToken above all: the one in the store may be newer)";

    private async Task WriteAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        ExchangeOutcome.Refreshed? issued,
        IReadOnlyList<NoChangeNotification> policies,
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
            if (
                source is CredentialSource.InParameter parameter
                && !plan.IsShared(source)
                && given.TryGetValue(source, out var value)
            )
            {
                var isSecret = source == connection.Credentials.ClientSecret;
                // Of one that is there the tier, which no later write lowers, and the policies are its owner's.
                await credentials.RunAsync(parameter.Name, value, isSecret && !plan.Exists(source) ? policies : []);
                written.Add(parameter.Name);
            }
        }

        if (issued is not null)
        {
            await SaveAsync(connection, issued, written);
        }

        await parameters.WriteAsync(
            new ParameterWrite(plan.MessageDraft.Name, plan.MessageDraft.Value),
            CancellationToken.None
        );
        written.Add(plan.MessageDraft.Name);
    }

    /// <summary>
    /// The exchange has proved the secret: the one that was given, or the one that a named client has. Last, since the next
    /// refresh would find that out as well. Where the stored refresh token was used, the refresh labelled a stored secret.
    /// </summary>
    private async Task LabelAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        TriedExchange? tried
    )
    {
        var source = plan.Connection.Credentials.ClientSecret;
        var proved = given.GetValueOrDefault(source) ?? tried?.ClientSecret;
        if (source is CredentialSource.InParameter secret && proved is not null)
        {
            await credentials.TryLabelAsync(secret, proved, plan.IsShared(source));
        }
    }

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
