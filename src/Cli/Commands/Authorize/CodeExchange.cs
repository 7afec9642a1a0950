using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>Exchanges an authorization code or a pasted refresh token for the refresh token to store.</summary>
internal static class CodeExchange
{
    /// <exception cref="CommandException">The provider issued none.</exception>
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
                "the provider issued an access token and no refresh token",
                "request one as the provider requires: by a scope (offline_access, refresh_token) or a --field (access_type=offline)",
                ExitCode.Trouble
            ),
            var refused => throw TrialFailure.Of(request.Connection, refused),
        };
}

/// <summary>The result of a sign-in.</summary>
/// <param name="RefreshToken">What is to be stored.</param>
/// <param name="IsOnlyCopy">False if the operator pasted it, and still has it.</param>
internal sealed record SignedIn(Secret RefreshToken, bool IsOnlyCopy)
{
    /// <param name="pasted">The refresh token that was given instead of a code; null for none.</param>
    /// <param name="issued">The one that the exchange returned; null for none.</param>
    /// <returns>Null if there is neither.</returns>
    public static SignedIn? Of(Secret? pasted, Secret? issued) =>
        (pasted, issued) switch
        {
            (null, null) => null,
            ({ } own, null) => new(own, IsOnlyCopy: false),
            (_, { } given) => new(given, IsOnlyCopy: pasted is null || !given.Matches(pasted)),
        };
}
