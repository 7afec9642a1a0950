using System.Runtime.CompilerServices;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The definitions, and how their connections are doing.</summary>
internal sealed class DefinitionsExamination(TimeProvider clock) : IExamination
{
    public string Name => "connections";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        if (patient.Overview.Count == 0)
        {
            yield return Finding.Note("connections", "there are none yet", "tokens add makes one");
        }

        foreach (var one in patient.Overview)
        {
            yield return Describe(one);
        }
    }

    private Finding Describe(ConnectionDescription one) =>
        one switch
        {
            ConnectionDescription.Unusable unusable => Finding.Error(
                one.Name,
                unusable.Problem,
                "mend its definition, or what that names: docs/reference/definition.md has each field"
            ),
            ConnectionDescription.Known { Connection.Enabled: false } => Finding.Note(one.Name, "is switched off"),
            ConnectionDescription.Known { NeedsAction: true } known => Finding.Error(
                one.Name,
                $"{StateWords.Of(known)}: {known.Status.Reason}",
                "see the mail about it, or docs/reference/messages.md"
            ),
            ConnectionDescription.Known { Token: null } => Finding.Warning(
                one.Name,
                "has no access token yet",
                $"tokens refresh {one.Name}"
            ),
            ConnectionDescription.Known { Status.State: ConnectionState.Healthy, Token: { } token }
                when token.ExpiresAt <= clock.GetUtcNow() => Finding.Error(
                one.Name,
                "its token has expired although nothing is wrong with it: does the schedule run?",
                "see the schedule, the function RefreshTokens and its dead-letter queue"
            ),
            ConnectionDescription.Known { Status.State: ConnectionState.Retrying } known => Finding.Warning(
                one.Name,
                $"its provider is in trouble: {known.Status.Reason}",
                "it is tried again by itself; see whether the provider reports an outage"
            ),
            _ => Finding.Fine(one.Name, "is healthy"),
        };
}
