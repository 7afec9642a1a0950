using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Clients;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Adding;

/// <summary>
/// Writes a client or a connection that was tried: what cannot be had again first, the definition last, so that no function
/// reads half of it. From the exchange on Ctrl-C ends nothing.
/// </summary>
internal sealed class WriteDefinition(
    IParameters parameters,
    IAccessTokens tokens,
    KeepRefreshToken keep,
    WriteCredential credentials
)
{
    /// <summary>The id and secret of a named client are never written.</summary>
    /// <param name="plan">What is to be.</param>
    /// <param name="given">The credentials that are not in the store.</param>
    /// <param name="tried">What the trial's exchange issued; null where that is stored.</param>
    /// <param name="policies">For the client secret.</param>
    /// <returns>The parameters that were written, in their order.</returns>
    /// <exception cref="CommandException">Not all was written; the message says where the refresh token is.</exception>
    public async Task<IReadOnlyList<ParameterName>> ConnectionAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        TriedExchange? tried,
        IReadOnlyList<NoChangeNotification> policies
    )
    {
        var (connection, secret) = (plan.Connection, plan.Connection.Client.Secret);
        var own = given.Where(one => !plan.IsShared(one.Key)).ToDictionary();
        var written = await CollectAsync(
            async written =>
            {
                if (connection.RefreshToken is { } name && tried is not null)
                {
                    var before = given[new CredentialSource.InParameter(name)];
                    var serving = tried.IssuedTokens.RefreshToken ?? before;
                    var isOnlyCopy = !serving.Matches(before);
                    await keep.RunAsync(new TokenToKeep(connection.Name, name, serving) { IsOnlyCopy = isOnlyCopy });
                    written.Add(name);
                }

                await WriteAsync(connection.Client.Id, own, [], written);
                await WriteAsync(secret, own, plan.Draft.Exists(secret) ? [] : policies, written);
                if (tried is not null)
                {
                    await SaveAsync(connection, tried.IssuedTokens, written);
                }

                await WriteAsync(plan.Draft.Definition, written);
            },
            " without what is stored (refreshToken above all: the one in the store may be newer)"
        );
        // The secret that was given, or the one that a named client has: the exchange has proved it. Where the stored
        // refresh token was used, the refresh labelled a stored secret.
        var proved = given.GetValueOrDefault(secret) ?? tried?.ClientSecret;
        if (secret is CredentialSource.InParameter parameter && proved is not null)
        {
            await credentials.TryLabelAsync(parameter, proved, plan.IsShared(secret));
        }

        return written;
    }

    /// <param name="plan">What is to be.</param>
    /// <param name="given">The credentials that are not in the store.</param>
    /// <param name="policies">For the client secret.</param>
    /// <param name="wasTried">Whether an exchange has proved the credentials.</param>
    /// <returns>The parameters that were written, in their order.</returns>
    /// <exception cref="CommandException">Not all was written.</exception>
    public async Task<IReadOnlyList<ParameterName>> ClientAsync(
        ClientPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        IReadOnlyList<NoChangeNotification> policies,
        bool wasTried
    )
    {
        var secret = plan.Client.Secret;
        var written = await CollectAsync(
            async written =>
            {
                await WriteAsync(plan.Client.Id, given, [], written);
                await WriteAsync(secret, given, plan.Draft.Exists(secret) ? [] : policies, written);
                await WriteAsync(plan.Draft.Definition, written);
            },
            ""
        );
        if (wasTried && secret is CredentialSource.InParameter parameter && given.TryGetValue(secret, out var proved))
        {
            await credentials.TryLabelAsync(parameter, proved, isShared: false);
        }

        return written;
    }

    /// <param name="write">Adds each parameter that it has written.</param>
    /// <param name="again">How to run the command again after some of them.</param>
    private static async Task<IReadOnlyList<ParameterName>> CollectAsync(
        Func<List<ParameterName>, Task> write,
        string again
    )
    {
        var written = new List<ParameterName>();
        try
        {
            await write(written);
            return written;
        }
        catch (StoreException failure)
        {
            throw new CommandException(
                failure.Message,
                written.Count == 0
                    ? "nothing was written; once that is fixed, run it again"
                    : $"written are {string.Join(", ", written)}; once that is fixed, run it again{again}",
                ExitCode.Store
            );
        }
    }

    /// <param name="policies">None for one that exists: the tier, which no later write lowers, is its owner's choice.</param>
    private async Task WriteAsync(
        CredentialSource source,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        IReadOnlyList<NoChangeNotification> policies,
        List<ParameterName> written
    )
    {
        if (source is CredentialSource.InParameter parameter && given.TryGetValue(source, out var value))
        {
            await credentials.RunAsync(parameter.Name, value, policies);
            written.Add(parameter.Name);
        }
    }

    private async Task WriteAsync(StoredParameter definition, List<ParameterName> written)
    {
        await parameters.WriteAsync(new ParameterWrite(definition.Name, definition.Value), CancellationToken.None);
        written.Add(definition.Name);
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
