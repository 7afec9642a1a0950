using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sqs;

/// <summary>All standard queues, found by name, by URL and by ARN.</summary>
internal sealed partial class Queues(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, MessageQueue> _byName = new(StringComparer.Ordinal);

    public MessageQueue Create(string name) =>
        Name().IsMatch(name)
            ? _byName.GetOrAdd(name, _ => new MessageQueue(name, time))
            : throw RefusedException.Invalid(
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"
            );

    /// <param name="url">As CreateQueue returned it; only its last segment counts.</param>
    public MessageQueue OfUrl(string url) => OfName(url.Split('/')[^1]);

    public MessageQueue OfName(string name) =>
        _byName.GetValueOrDefault(name)
        ?? throw new RefusedException("com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");

    /// <summary>Null where it is no queue of this emulator.</summary>
    public MessageQueue? OfArn(string arn) =>
        arn.Split(':') is ["arn", "aws", "sqs", _, Account.Id, var name] ? _byName.GetValueOrDefault(name) : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex Name();
}
