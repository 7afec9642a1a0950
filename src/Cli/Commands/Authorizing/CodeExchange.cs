using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>Exchanges what a sign-in left for a refresh token.</summary>
internal static class CodeExchange
{
    /// <exception cref="CommandException">There was none.</exception>
    public static async Task<SignedIn> RunAsync(
        Session session,
        TokenRequest request,
        CancellationToken cancellation
    ) =>
        await session.Get<ITokenEndpoint>().ExchangeAsync(request, cancellation) switch
        {
            ExchangeOutcome.Refreshed issued
                when SignedIn.Of(request.RefreshToken, issued.RefreshToken) is { } signedIn => signedIn,
            ExchangeOutcome.Refreshed => throw new CommandException(
                "the provider gave an access token and no refresh token",
                "ask for one as it wants to be asked: by a scope (offline_access, refresh_token) or a --field (access_type=offline)",
                ExitCode.Trouble
            ),
            var refused => throw TrialFailure.Of(request.Connection, refused),
        };
}
