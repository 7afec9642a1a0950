using System.Runtime.CompilerServices;
using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Examining;

/// <summary>Whether anybody listens on the topics, and has confirmed that they want to.</summary>
internal sealed class TopicsExamination(TokensEnvironment environment, TopicInspector inspector) : IExamination
{
    public string Name => "topics";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var alerts = environment.AlertTopicArn is { } topic
            ? await inspector.SubscriptionsAsync(topic, cancellation)
            : null;
        if (environment.AlertTopicArn is { } told)
        {
            yield return Describe(told, alerts, "subscribe somebody's mail address to it");
        }

        if (environment.CompletedTopicArn is { } completed)
        {
            var listening = await inspector.SubscriptionsAsync(completed, cancellation);
            yield return Describe(completed, listening, "deploy the template again: it subscribes CompleteRotation");
        }

        if (alerts?.Any(one => one.Protocol == "sms") == true)
        {
            yield return await SandboxAsync(cancellation);
        }

        if (environment is { AlertTopicArn: null, CompletedTopicArn: null })
        {
            yield return Finding.Note("topics", "none is set here, so none is looked at");
        }
    }

    private static Finding Describe(
        string topic,
        IReadOnlyList<(string Protocol, bool IsConfirmed)>? listening,
        string mend
    )
    {
        if (listening is null)
        {
            return Finding.Error(
                topic,
                "does not exist in this account and Region: nobody is told anything",
                "set the variable to the deployment's topic"
            );
        }

        var confirmed = listening.Count(one => one.IsConfirmed);
        var pending = listening.Count - confirmed;
        return (confirmed, pending) switch
        {
            (0, 0) => Finding.Error(topic, "has no subscription: nobody is told anything", mend),
            (0, _) => Finding.Error(
                topic,
                $"none of its {pending} subscriptions is confirmed: nobody is told anything",
                "follow the link in the mail that AWS sent them"
            ),
            (_, > 0) => Finding.Warning(
                topic,
                $"{pending} of its {listening.Count} subscriptions wait to be confirmed",
                "follow the link in the mail that AWS sent them"
            ),
            _ => Finding.Fine(topic, $"{confirmed} listen, all confirmed"),
        };
    }

    private async Task<Finding> SandboxAsync(CancellationToken cancellation) =>
        await inspector.IsInSmsSandboxAsync(cancellation)
            ? Finding.Warning(
                "SMS",
                "the account is in the SMS sandbox: only verified numbers get any",
                "verify the number, or move out of the sandbox, in the SNS console"
            )
            : Finding.Fine("SMS", "the account is out of the sandbox");
}
