using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>What rotations and the outbox report, as log lines. Each says what happens next, or what to do.</summary>
public sealed partial class RotationLog(ILogger<RotationLog> logger) : IRotationObserver, IOutboxObserver
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Parameter}: its change or policy event needs no action, since {Reason}"
    )]
    public partial void Ignored(ParameterName parameter, string reason);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Parameter}: its new version was tried at the provider: {Outcome}"
    )]
    public partial void VerificationFinished(ParameterName parameter, string outcome);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Secret}: its newest version works, but could not be marked as proven; the next refresh marks it. {Reason}"
    )]
    public partial void NotPromoted(ParameterName secret, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The hourly rotation check failed; fix its reason unless it is temporary, since missed reminders and rotations wait for the next check. {Reason}"
    )]
    public partial void RotationCheckFailed(string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The hourly rotation check was skipped, since the refreshes used the function's time; the next one does its work"
    )]
    public partial void RotationCheckSkipped();

    public void Notified(DeduplicationKey key, Notification notification) => Notified(key.Text, Kind(notification));

    public void Deduplicated(DeduplicationKey key) => Deduplicated(key.Text);

    public void NotificationFailed(DeduplicationKey key, string reason) => NotificationFailed(key.Text, reason);

    public void MarkFailed(DeduplicationKey key, string reason) => MarkFailed(key.Text, reason);

    public void NoTopic(DeduplicationKey key, Notification notification) => NoTopic(key.Text, Kind(notification));

    private static string Kind(Notification notification) =>
        notification switch
        {
            Notification.ToSubscribers subscribers => subscribers.Kind.ToString(),
            _ => "RotationCompleted",
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Kind} (deduplication key {Key})")]
    private partial void Notified(string key, string kind);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Not published again, since it was already published (deduplication key {Key})"
    )]
    private partial void Deduplicated(string key);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A notification was published, but could not be marked as sent, so its subscribers get it once more from the hourly rotation check (deduplication key {Key}). {Reason}"
    )]
    private partial void MarkFailed(string key, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A notification could not be published; the hourly rotation check tries again (deduplication key {Key}). {Reason}"
    )]
    private partial void NotificationFailed(string key, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Kind} is not published, since its topic is not set; what a later run still finds is notified once it is. Set TOKENS_ALERT_TOPIC_ARN, or TOKENS_COMPLETED_TOPIC_ARN for RotationCompleted (deduplication key {Key})"
    )]
    private partial void NoTopic(string key, string kind);
}
