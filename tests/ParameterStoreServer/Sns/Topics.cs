using System.Security.Cryptography;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>The topics and their subscriptions. Safe for any number of threads; what it hands out never changes.</summary>
internal sealed class Topics
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public Topic Create(string arn, string? displayName = null)
    {
        lock (_gate)
        {
            return _topics.TryGetValue(arn, out var topic)
                ? displayName is null || displayName == topic.DisplayName
                    ? topic
                    : throw Refusals.Invalid("Attributes Reason: Topic already exists with different attributes")
                : _topics[arn] = new Topic(arn, displayName ?? "");
        }
    }

    public Topic Get(string arn)
    {
        lock (_gate)
        {
            return _topics.GetValueOrDefault(TopicArn.Parse(arn)) ?? throw Refusals.NoTopic;
        }
    }

    /// <summary>A new subscription, or the one that the endpoint has already.</summary>
    public Subscription Subscribe(string topicArn, Uri endpoint, FilterPolicy filter)
    {
        lock (_gate)
        {
            var topic = Get(topicArn);
            return topic.Subscriptions.FirstOrDefault(each => each.Endpoint == endpoint) is not { } existing
                    ? Place(topic, New(topic, endpoint) with { Filter = filter })
                : filter == FilterPolicy.Everything || filter.Json == existing.Filter.Json ? existing
                : throw Refusals.Invalid("Attributes Reason: Subscription already exists with different attributes");
        }
    }

    public Subscription Confirm(string topicArn, string token)
    {
        lock (_gate)
        {
            var topic = _topics.GetValueOrDefault(topicArn);
            var subscription = topic?.Subscriptions.FirstOrDefault(each => each.Token == token);
            return subscription is null
                ? throw Refusals.Invalid("Token")
                : Place(topic!, subscription with { IsConfirmed = true });
        }
    }

    public Subscription GetSubscription(string arn)
    {
        lock (_gate)
        {
            return _topics.Values.SelectMany(topic => topic.Subscriptions).FirstOrDefault(each => each.Arn == arn)
                ?? throw Refusals.NoSubscription;
        }
    }

    /// <param name="filter">Null leaves the subscription as it is.</param>
    public void Filter(string subscriptionArn, FilterPolicy? filter)
    {
        lock (_gate)
        {
            var subscription = GetSubscription(subscriptionArn);
            Place(_topics[subscription.TopicArn], subscription with { Filter = filter ?? subscription.Filter });
        }
    }

    private static Subscription New(Topic topic, Uri endpoint) =>
        new(
            $"{topic.Arn}:{Guid.NewGuid()}",
            topic.Arn,
            endpoint,
            RandomNumberGenerator.GetHexString(64, lowercase: true)
        );

    private Subscription Place(Topic topic, Subscription subscription)
    {
        _topics[topic.Arn] = topic.With(subscription);
        return subscription;
    }
}
