using Tokens.Cli.Commands.Status;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>The definitions, and the state of their connections.</summary>
internal sealed class ConnectionsCheck(TimeProvider clock) : IDoctorCheck
{
    public string Name => "connections";

    public IAsyncEnumerable<Finding> RunAsync(DoctorContext context) =>
        context
            .Overview.Select(Describe)
            .DefaultIfEmpty(Finding.Note("connections", "there are none yet", "tokens add creates one"))
            .ToAsyncEnumerable();

    private Finding Describe(ConnectionDescription one) =>
        one switch
        {
            ConnectionDescription.Unusable unusable => Finding.Error(
                one.Name,
                unusable.Problem,
                "fix its definition, or what that names: docs/reference/definition.md has each field"
            ),
            ConnectionDescription.Known { Connection.Enabled: false } => Finding.Note(one.Name, "is disabled"),
            ConnectionDescription.Known { NeedsAction: true } known => Finding.Error(
                one.Name,
                $"{StateLabel.Of(known)}: {known.Status.Reason}",
                "see the notification about it, or docs/reference/messages.md"
            ),
            ConnectionDescription.Known { Token: null } => Finding.Warning(
                one.Name,
                "has no access token yet",
                $"tokens refresh {one.Name}"
            ),
            ConnectionDescription.Known { Status.State: ConnectionState.Healthy, Token: { } token }
                when token.ExpiresAt <= clock.GetUtcNow() => Finding.Error(
                one.Name,
                "its token has expired although its last refresh worked: does the schedule run?",
                "see the schedule, the function RefreshTokens and its dead-letter queue"
            ),
            ConnectionDescription.Known { Status.State: ConnectionState.Retrying } known => Finding.Warning(
                one.Name,
                $"its provider fails: {known.Status.Reason}",
                "it is retried automatically; see whether the provider reports an outage"
            ),
            _ => Finding.Fine(one.Name, "is healthy"),
        };
}
