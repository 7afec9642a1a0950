using Microsoft.Extensions.Logging;

namespace Tokens.Functions.Logging;

/// <summary>The journals of rotations and of what was told, as log lines.</summary>
public sealed partial class RotationLog(ILogger<RotationLog> logger) : IRotationObserver, IOutboxObserver
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Parameter}: nothing to do, {Reason}")]
    public partial void Ignored(ParameterName parameter, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Parameter}: {Outcome}")]
    public partial void Verified(ParameterName parameter, string outcome);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Secret}: its newest version works, and that could not be told or marked; the next refresh tries again. {Reason}"
    )]
    public partial void NotPromoted(ParameterName secret, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The hourly look at rotations broke off: {Reason}")]
    public partial void RotationCheckFailed(string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The hourly look at rotations was left out: the refreshes took the function's time; the next hour's sweep looks"
    )]
    public partial void RotationCheckSkipped();

    public void Notified(DeduplicationKey key, Notification notification) => Notified(key.Text, Kind(notification));

    public void Deduplicated(DeduplicationKey key) => Deduplicated(key.Text);

    public void NotificationFailed(DeduplicationKey key, string reason) => NotificationFailed(key.Text, reason);

    public void MarkFailed(DeduplicationKey key, string reason) => MarkFailed(key.Text, reason);

    public void NoTopic(DeduplicationKey key, Notification notification) => NoTopic(key.Text, Kind(notification));

    private static string Kind(Notification notice) =>
        notice switch
        {
            Notification.ToSubscribers people => people.Kind.ToString(),
            _ => "RotationCompleted",
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Told: {Kind} ({Occasion})")]
    private partial void Notified(string occasion, string kind);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Told before: {Occasion}")]
    private partial void Deduplicated(string occasion);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Told, but not marked, and so told again: {Occasion}. {Reason}")]
    private partial void MarkFailed(string occasion, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not told, the sweep tries again: {Occasion}. {Reason}")]
    private partial void NotificationFailed(string occasion, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody listens to {Kind} ({Occasion}); set TOKENS_ALERT_TOPIC_ARN and TOKENS_COMPLETED_TOPIC_ARN"
    )]
    private partial void NoTopic(string occasion, string kind);
}
