using Tokens.Cli.Commands;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Says why credentials did not prove themselves, and what that means for them.</summary>
internal static class TrialFailure
{
    private const string Nothing = "nothing was written";

    /// <summary>A refresh that came to nothing may all the same have spent, stored or sealed a refresh token.</summary>
    private const string NotKept = "what you gave is not stored";

    public static CommandException Of(Connection connection, ExchangeOutcome outcome) =>
        outcome switch
        {
            ExchangeOutcome.SecretRefused refused => Failed("the client id or secret is refused", refused.Reason),
            ExchangeOutcome.SignInAgain again => Failed("the refresh token is refused", again.Reason),
            ExchangeOutcome.Misconfigured wrong => Failed("the provider takes this for a mistake", wrong.Reason),
            ExchangeOutcome.NotSent unsent => Failed("nothing could be sent", unsent.Reason),
            ExchangeOutcome.RetryLater { MayBeDone: true } unknown when connection.RefreshTokenRotates => new(
                $"nobody can tell whether the exchange was done: {unknown.Reason}",
                $"{Nothing}; the refresh token may be spent by now, and if it is refused the next time, sign in again",
                ExitCode.Trouble
            ),
            ExchangeOutcome.RetryLater later => Failed("the provider is in trouble", later.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static CommandException Of(RefreshResult result) =>
        result switch
        {
            RefreshResult.Failed failed => new($"the trial failed: {failed.Error}", NotKept, ExitCode.Trouble),
            RefreshResult.Skipped skipped => new(
                $"the trial was not made: {SkipWords.Of(skipped.Reason)}",
                $"{NotKept}; try again in a few minutes",
                ExitCode.Trouble
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static CommandException Failed(string what, string reason) =>
        new($"{what}: {reason}", Nothing, ExitCode.Trouble);
}
