using Tokens.Cli.Commands;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Says why a trial of credentials failed, and what was not stored.</summary>
internal static class TrialFailure
{
    private const string Nothing = "nothing was written";

    /// <summary>A failed refresh may still have used, stored or sealed a refresh token.</summary>
    private const string NotKept = "what you gave is not stored";

    public static CommandException Of(Connection connection, ExchangeOutcome outcome) =>
        outcome switch
        {
            ExchangeOutcome.SecretRefused refused => Failed("the client id or secret is refused", refused.Reason),
            ExchangeOutcome.SignInAgain again => Failed("the refresh token is refused", again.Reason),
            ExchangeOutcome.Misconfigured wrong => Failed("the provider rejects the request", wrong.Reason),
            ExchangeOutcome.NotSent unsent => Failed("the request could not be sent", unsent.Reason),
            ExchangeOutcome.RetryLater { MayBeDone: true } unknown when connection.RefreshTokenRotates => new(
                $"it is unknown whether the exchange was done: {unknown.Reason}",
                $"{Nothing}; the refresh token may be used; if it is refused the next time, sign in again",
                ExitCode.Trouble
            ),
            ExchangeOutcome.RetryLater later => Failed("the provider fails", later.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static CommandException Of(RefreshResult result) =>
        result switch
        {
            RefreshResult.Failed failed => new($"the trial failed: {failed.Error}", NotKept, ExitCode.Trouble),
            RefreshResult.Skipped skipped => new(
                $"no trial was made: {SkipReasonText.Of(skipped.Reason)}",
                $"{NotKept}; try again in a few minutes",
                ExitCode.Trouble
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static CommandException Failed(string what, string reason) =>
        new($"{what}: {reason}", Nothing, ExitCode.Trouble);
}
