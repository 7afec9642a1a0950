using Tokens.Adapters.Composition;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>Whether the topics have confirmed subscriptions.</summary>
internal sealed class TopicsCheck(TokensEnvironment environment, TopicInspector inspector) : IDoctorCheck
{
    public string Name => "topics";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var alerts = environment.AlertTopicArn is { } topic
            ? await inspector.SubscriptionsAsync(topic, context.Cancellation)
            : null;
        if (environment.AlertTopicArn is { } alertTopic)
        {
            yield return Describe(alertTopic, alerts, "subscribe an email address to it");
        }

        if (environment.CompletedTopicArn is { } completed)
        {
            var listening = await inspector.SubscriptionsAsync(completed, context.Cancellation);
            yield return Describe(completed, listening, "deploy the template again: it subscribes CompleteRotation");
        }

        if (alerts?.Any(one => one.Protocol == "sms") == true)
        {
            yield return await SandboxAsync(context.Cancellation);
        }

        if (environment is { AlertTopicArn: null, CompletedTopicArn: null })
        {
            yield return Finding.Note("topics", "none is set here, so none is checked");
        }
    }

    private static Finding Describe(string topic, IReadOnlyList<TopicSubscription>? listening, string fix)
    {
        if (listening is null)
        {
            return Finding.Error(
                topic,
                "does not exist in this account and Region: notifications are not delivered",
                "set the variable to the deployment's topic"
            );
        }

        var confirmed = listening.Count(one => one.IsConfirmed);
        var pending = listening.Count - confirmed;
        return (confirmed, pending) switch
        {
            (0, 0) => Finding.Error(topic, "has no subscription: notifications are not delivered", fix),
            (0, _) => Finding.Error(
                topic,
                $"none of its {pending} subscriptions is confirmed: notifications are not delivered",
                "the subscribers follow the link in the email from AWS"
            ),
            (_, > 0) => Finding.Warning(
                topic,
                $"{pending} of its {listening.Count} subscriptions are not confirmed",
                "the subscribers follow the link in the email from AWS"
            ),
            _ => Finding.Fine(topic, $"{confirmed} subscriptions, all confirmed"),
        };
    }

    private async Task<Finding> SandboxAsync(CancellationToken cancellation) =>
        await inspector.IsInSmsSandboxAsync(cancellation)
            ? Finding.Warning(
                "SMS",
                "the account is in the SMS sandbox: only verified numbers receive messages",
                "verify the number, or move out of the sandbox, in the SNS console"
            )
            : Finding.Fine("SMS", "the account is out of the sandbox");
}
