using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Adding;

/// <summary>What an exchange issued that nobody has stored, and the client secret that it proved.</summary>
internal sealed record TriedExchange(ExchangeOutcome.Refreshed IssuedTokens, Secret ClientSecret);

/// <summary>Tries a new connection's credentials by one real exchange.</summary>
internal sealed class TryConnection(Session session)
{
    /// <returns>
    /// What the provider issued and nobody has stored; null where a refresh token from the store was used, whose issue is
    /// stored with the usual care.
    /// </returns>
    /// <exception cref="CommandException">They do not work: nothing was written.</exception>
    public async Task<TriedExchange?> RunAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        CancellationToken cancellation
    )
    {
        var refreshToken = plan.Connection.RefreshToken is { } name ? new CredentialSource.InParameter(name) : null;
        if (refreshToken is not null && !given.ContainsKey(refreshToken))
        {
            await TryStoredAsync(plan, given, cancellation);
            return null;
        }

        var overlay = new OverlaidCredentials(session.Get<ICredentialStore>(), given);
        var client = await ReadClient.RunAsync(overlay, plan.Connection, cancellation);
        var request = new TokenRequest(plan.Connection, client, refreshToken is null ? null : given[refreshToken]);
        return await session.Get<ITokenEndpoint>().ExchangeAsync(request, cancellation) switch
        {
            ExchangeOutcome.Refreshed issued => new TriedExchange(issued, client.Secret),
            var refused => throw TrialFailure.Of(plan.Connection, refused),
        };
    }

    private async Task TryStoredAsync(
        ConnectionPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        CancellationToken cancellation
    )
    {
        var overlay = new Overlay(given, plan.Draft.Definition);
        await TrialRefresh.RunAsync(session, plan.Connection.Name, overlay, cancellation);
    }
}
