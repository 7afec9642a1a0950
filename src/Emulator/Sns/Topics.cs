using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>The topics and their subscriptions. Safe for any number of threads; what it hands out never changes.</summary>
internal sealed partial class Topics
{
    private const int ArnElements = 6;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, bool> _topics = new(StringComparer.Ordinal);
    private ImmutableList<Subscription> _subscriptions = [];

    /// <summary>The ARN of a new topic, or of the one that is there.</summary>
    public string Create(string name, string region)
    {
        var arn = Name().IsMatch(name)
            ? $"arn:aws:sns:{region}:{Account.Id}:{name}"
            : throw Refusals.Invalid("Topic Name");
        _topics[arn] = true;
        return arn;
    }

    /// <summary>A topic's subscriptions, pending ones too.</summary>
    public IReadOnlyList<Subscription> Subscriptions(string topicArn) =>
        topicArn.Split(':').Length is var count && count < ArnElements
            ? throw Refusals.Invalid($"TopicArn Reason: An ARN must have at least {ArnElements} elements, not {count}")
        : _topics.ContainsKey(topicArn) ? [.. _subscriptions.Where(each => each.TopicArn == topicArn)]
        : throw Refusals.NotFound("Topic");

    /// <summary>A new subscription, or the one that the endpoint has already.</summary>
    public Subscription Subscribe(string topicArn, Recipient recipient, FilterPolicy filter)
    {
        lock (_gate)
        {
            if (Subscriptions(topicArn).FirstOrDefault(each => each.Recipient == recipient) is { } existing)
            {
                return filter == FilterPolicy.Everything || filter.Json == existing.Filter.Json
                    ? existing
                    : throw Refusals.Invalid(
                        "Attributes Reason: Subscription already exists with different attributes"
                    );
            }

            var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
            var added = new Subscription(
                $"{topicArn}:{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}",
                topicArn,
                recipient,
                token
            )
            {
                Filter = filter,
                IsConfirmed = recipient.Protocol != Recipient.Http,
            };
            _subscriptions = _subscriptions.Add(added);
            return added;
        }
    }

    public Subscription Confirm(string topicArn, string token) =>
        Change(each => each.TopicArn == topicArn && each.Token == token, each => each with { IsConfirmed = true })
        ?? throw Refusals.Invalid("Token");

    /// <param name="subscriptionArn">Which.</param>
    /// <param name="filter">Null leaves the subscription as it is.</param>
    public Subscription Filter(string subscriptionArn, FilterPolicy? filter = null) =>
        Change(each => each.Arn == subscriptionArn, each => each with { Filter = filter ?? each.Filter })
        ?? throw Refusals.NotFound("Subscription");

    private Subscription? Change(Predicate<Subscription> which, Func<Subscription, Subscription> change)
    {
        lock (_gate)
        {
            var index = _subscriptions.FindIndex(which);
            _subscriptions = index < 0 ? _subscriptions : _subscriptions.SetItem(index, change(_subscriptions[index]));
            return index < 0 ? null : _subscriptions[index];
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex Name();
}

/// <summary>Whom a subscription sends to.</summary>
/// <param name="Protocol">http, sqs, email or sms.</param>
/// <param name="Endpoint">A URL, a queue's ARN, an address or a number.</param>
/// <param name="IsRaw">A queue gets the message itself, without its envelope.</param>
internal sealed record Recipient(string Protocol, string Endpoint, bool IsRaw = false)
{
    public const string Http = "http";
    public const string Queue = "sqs";
    public const string Mail = "email";
    public const string TextMessage = "sms";
}

/// <summary>
/// Of HTTP endpoints AWS wants a confirmation, of mail addresses as well: here nobody reads mail, so that a mail
/// address is confirmed at once.
/// </summary>
internal sealed record Subscription(string Arn, string TopicArn, Recipient Recipient, string Token)
{
    public FilterPolicy Filter { get; init; } = FilterPolicy.Everything;
    public bool IsConfirmed { get; init; }

    /// <summary>AWS keeps the ARN of an unconfirmed subscription to itself.</summary>
    public string ShownArn(string pending) => IsConfirmed ? Arn : pending;
}
